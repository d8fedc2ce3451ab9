import type { Static } from 'typebox';
import type { gateControlApi } from '../../../../contract/gate-control.ts';
import type { Body } from '../../../../contract/kit.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { shippedLevels } from '../rules/shipped.ts';
import { readZoneSheet } from '../rules/zone-sheet.ts';
import { insertZoneTable, readZoneTables } from '../store/control.ts';
import { ruleSets } from './rules-in-force.ts';
import { ruleSetAt } from '../../../../lib/gates/index.ts';

type Received = Static<(typeof gateControlApi)['POST /gates/zones']['reply'][201]>;
type Shown = Static<(typeof gateControlApi)['GET /gates/zones']['reply'][200]>;

/** Refused rows that are answered one by one; a file that has more is the wrong file. */
const MOST_REFUSED = 500;
const TABLES = 30;

/** Takes in the zones of the country as they came today. Good rows count, bad ones are answered; none good: refused whole. */
export async function receiveZones(
  context: GateContext,
  scope: Scope,
  body: Body<(typeof gateControlApi)['POST /gates/zones']>,
): Promise<Outcome<Received>> {
  const { platform, areas } = context;
  const at = platform.clock.now();
  const asOf = new Date(body.asOf);
  const sheet = readZoneSheet(body.text, shippedLevels, areas.of(scope.dataset), localDate(asOf.getTime()));
  const stored = Object.keys(sheet.levelOf).length;
  if (stored === 0) {
    const { vi = '', en = '' } = sheet.refused[0] ?? {};
    return refuse('no-zones', { fields: { text: `${vi} · ${en}` } });
  }
  const id = body.id.toLowerCase();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'gate.zones', content: [scope.dataset, body], at }, async () => {
        await insertZoneTable(scope, tx, {
          id,
          as_of: asOf,
          source: body.source,
          received_at: new Date(at),
          received_by: scope.actor.name,
          level_of: sheet.levelOf,
        });
        await audit(tx, scope, at, [
          { action: 'gate.zones', detail: { stored, refused: sheet.refused.length } },
        ]);
        await appendEvent(tx, {
          topic: 'gate.pack-changed',
          dataset: scope.dataset,
          payload: { what: 'zones' },
          at,
        });
        return done({ id, stored, refused: sheet.refused.slice(0, MOST_REFUSED) }, 201);
      }),
  );
}

/** The tables received, and what one of them says; `stale`: the newest no longer counts. */
export async function showZones(
  { platform, areas }: GateContext,
  scope: Scope,
  query: {
    readonly q?: string | undefined;
    readonly table?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<Shown> {
  const now = platform.clock.now();
  const [rows, sets] = await Promise.all([readZoneTables(scope, platform.db, TABLES), ruleSets(platform.db)]);
  const wanted = rows.find(({ id }) => id === query.table?.toLowerCase()) ?? rows[0];
  const day = localDate(wanted?.as_of.getTime() ?? now);
  const folded = query.q === undefined ? null : fold(query.q);
  const hours = ruleSetAt(sets, now)?.zoneDataHours ?? 0;
  const items = Object.entries(wanted?.level_of ?? {}).flatMap(([areaCode, code]) => {
    const level = shippedLevels.find((one) => one.code === code);
    const areaName = areas.of(scope.dataset).byCode(areaCode, day)?.fullName ?? areaCode;
    const found = folded === null || fold(areaName).includes(folded) || areaCode === folded;
    return level === undefined || !found ? [] : [{ areaCode, areaName, level: code, rank: level.rank }];
  });
  return {
    tables: rows.map((row) => ({
      id: row.id,
      asOf: row.as_of.toISOString(),
      source: row.source,
      areas: Object.keys(row.level_of).length,
      receivedAt: row.received_at.toISOString(),
    })),
    stale: rows[0] === undefined || now - rows[0].as_of.getTime() > hours * HOUR_MS,
    items: items
      .toSorted((a, b) => b.rank - a.rank || (a.areaCode < b.areaCode ? -1 : 1))
      .slice(0, query.limit ?? 200),
  };
}
