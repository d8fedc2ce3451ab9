import type { Static } from 'typebox';
import type { gateControlApi } from '../../../../contract/gate-control.ts';
import type { Body } from '../../../../contract/kit.ts';
import { parseCitizenId, parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { canonicalPlate } from '../rules/plate.ts';
import { selectWatch, type WantedWatch } from '../rules/select-watch.ts';
import { insertWatch, markRemoved, readWatch } from '../store/control.ts';

type Kind = 'cccd' | 'phone' | 'plate';

/** An identifier as all entries and look-ups write it: `cccd:0123…`; null when it is none. */
export function watchText(kind: Kind, value: string): string | null {
  if (kind === 'plate') {
    const plate = canonicalPlate(value);
    return plate.length < 4 ? null : `plate:${plate}`;
  }
  if (kind === 'phone') {
    const phone = parsePhone(value);
    return phone.ok ? `phone:${phone.value.canonical}` : null;
  }
  const id = parseCitizenId(value);
  return id.ok && id.value.kind === 'cccd' ? `cccd:${id.value.number}` : null;
}

/** The watch list, or what of it matches; the look is audited. */
export async function showWatch(
  { platform }: GateContext,
  scope: Scope,
  wanted: WantedWatch,
): Promise<Static<(typeof gateControlApi)['GET /gates/watch']['reply'][200]>> {
  const now = platform.clock.now();
  const rows = await readWatch(scope, platform.db, new Date(now));
  const entries = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    shown: platform.secrets.decrypt(row.value),
    reason: row.reason,
    until: row.until?.toISOString() ?? null,
    addedAt: row.added_at.toISOString(),
    addedBy: row.added_by,
  }));
  const items = [...selectWatch(entries, wanted)];
  await audit(platform.db, scope, now, [{ action: 'gate.watch.list', detail: { shown: items.length } }]);
  return { items };
}

/** Puts somebody on the list. Posts learn to ask the commander, never why. */
export async function addWatch(
  { platform }: GateContext,
  scope: Scope,
  body: Body<(typeof gateControlApi)['POST /gates/watch']>,
): Promise<Outcome<{ id: string }>> {
  const { secrets, clock, db } = platform;
  const text = watchText(body.kind, body.value);
  if (text === null) {
    return refuse('watch-value', { fields: { value: body.kind } });
  }
  const at = clock.now();
  const id = body.id.toLowerCase();
  const content = [
    scope.dataset,
    body.kind,
    secrets.blindIndex('watch', text).toString('hex'),
    body.reason,
    body.until,
  ];
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'gate.watch', content, at }, async () => {
        await insertWatch(scope, tx, {
          id,
          kind: body.kind,
          value: secrets.encrypt(text.slice(text.indexOf(':') + 1)),
          value_index: secrets.blindIndex('watch', text),
          reason: body.reason,
          until: body.until === undefined ? null : new Date(body.until),
          added_at: new Date(at),
          added_by: scope.actor.name,
        });
        await audit(tx, scope, at, [{ action: 'gate.watch.add', detail: { kind: body.kind } }]);
        await appendEvent(tx, {
          topic: 'gate.pack-changed',
          dataset: scope.dataset,
          payload: { what: 'watch' },
          at,
        });
        return done({ id }, 201);
      }),
  );
}

/** Takes an entry off the list. */
export async function removeWatch(
  { platform }: GateContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<{ id: string }>> {
  const at = platform.clock.now();
  const removal = { id: id.toLowerCase(), at: new Date(at), by: scope.actor.name, reason };
  const removed = await platform.db.transaction().execute(async (tx) => {
    const found = await markRemoved(scope, tx, removal);
    if (found) {
      await audit(tx, scope, at, [{ action: 'gate.watch.remove' }]);
      await appendEvent(tx, {
        topic: 'gate.pack-changed',
        dataset: scope.dataset,
        payload: { what: 'watch' },
        at,
      });
    }
    return found;
  });
  return removed ? done({ id: removal.id }) : refuse('unknown-entry');
}
