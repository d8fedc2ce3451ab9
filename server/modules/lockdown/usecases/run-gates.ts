import type { Body, Query } from '../../../../contract/kit.ts';
import type { lockdownWorkApi } from '../../../../contract/lockdown-work.ts';
import { dataClassIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { mayPass } from '../rules/passes.ts';
import {
  closeGate,
  deleteGuard,
  gatesOf,
  type GuardRow,
  insertGate,
  insertGuards,
  insertPass,
  listPasses,
} from '../store/gates.ts';
import { actOn, reachLockdown } from './reach.ts';
import { readPast, readTime } from './read-time.ts';
import { readPhone, recordOnce } from './record-work.ts';
import { type ShownLockdown, showAfter } from './show-lockdown.ts';

type Api = typeof lockdownWorkApi;
const FIRST = 50;

/** Adds a gate of the cordon. */
export async function addGate(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<Api['POST /lockdowns/{id}/gates']>,
): Promise<Outcome<{ id: string }>> {
  const noted = { kind: 'gate', detail: input.name };
  return await recordOnce(context, scope, lockdownId, input, noted, async (tx, row, now, id) => {
    await insertGate(scope, tx, {
      lockdown_id: row.id,
      id,
      dataset: scope.dataset,
      name: input.name.trim(),
      place: input.where?.trim() ?? null,
      created_at: new Date(now),
      closed_at: null,
    });
    return done(null);
  });
}

/** Closes a gate of the cordon. */
export async function shutGate(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  gateId: string,
): Promise<Outcome<ShownLockdown>> {
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'prepare' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row, now) =>
    (await closeGate(scope, tx, row.id, gateId.toLowerCase(), now))
      ? done({ value: null, noted: { kind: 'gate-close' } })
      : refuse('unknown-gate', { fields: { gateId: 'closed or unknown' } }),
  );
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

/** Puts guards on the roster of a gate; all or none. */
export async function rosterGuards(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<Api['POST /lockdowns/{id}/guards']>,
): Promise<Outcome<{ added: number }>> {
  const { encrypt } = context.platform.secrets;
  const rows: Omit<GuardRow, 'lockdown_id' | 'id' | 'dataset'>[] = [];
  for (const guard of input.guards) {
    const [from, to, phone] = [
      readTime(guard.from, 'from'),
      readTime(guard.to, 'to'),
      readPhone(guard.phone),
    ];
    if (!from.ok || !to.ok || from.value >= to.value) {
      return refuse('bad-time', { fields: { to: 'after from' } });
    }
    if (!phone.ok) {
      return phone;
    }
    rows.push({
      gate_id: input.gateId.toLowerCase(),
      who: guard.who.trim(),
      phone: phone.value === null ? null : encrypt(phone.value),
      from_at: from.value,
      to_at: to.value,
    });
  }
  const noted = { kind: 'guards', detail: String(rows.length) };
  const made = await recordOnce(context, scope, lockdownId, input, noted, async (tx, row, now, id) => {
    const gates = await gatesOf(scope, tx, [row.id]);
    if (!gates.some((gate) => gate.id === input.gateId.toLowerCase() && gate.closed_at === null)) {
      return refuse('unknown-gate', { fields: { gateId: 'unknown' } });
    }
    await insertGuards(
      scope,
      tx,
      rows.map((guard, i) => ({
        ...guard,
        lockdown_id: row.id,
        id: namedUuid7(now, `guard ${id} ${i}`),
        dataset: scope.dataset,
      })),
    );
    return done(null);
  });
  return made.ok ? done({ added: rows.length }) : made;
}

/** Takes a shift off the roster: entered by mistake, or somebody else takes it. */
export async function removeGuard(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  guardId: string,
): Promise<Outcome<ShownLockdown>> {
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'prepare' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row) =>
    (await deleteGuard(scope, tx, row.id, guardId.toLowerCase()))
      ? done({ value: null, noted: { kind: 'guard-removal' } })
      : refuse('unknown-item'),
  );
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

/** Notes somebody let in or out, for a reason that is allowed in that direction. */
export async function notePass(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<Api['POST /lockdowns/{id}/passes']>,
): Promise<Outcome<{ id: string }>> {
  if (!mayPass(input.direction, input.reason)) {
    return refuse('pass-not-allowed', { fields: { reason: 'not allowed' } });
  }
  const { encrypt } = context.platform.secrets;
  const noted = { kind: 'pass', detail: input.direction };
  return await recordOnce(context, scope, lockdownId, input, noted, async (tx, row, now, id) => {
    const at = readPast(input.at, now);
    if (!at.ok) {
      return at;
    }
    const gate = (await gatesOf(scope, tx, [row.id])).find((one) => one.id === input.gateId.toLowerCase());
    if (gate === undefined) {
      return refuse('unknown-gate', { fields: { gateId: 'unknown' } });
    }
    const personId = input.personId?.toLowerCase();
    const nos = personId === undefined ? null : await context.people.personNos(scope, tx, [personId]);
    await insertPass(scope, tx, {
      lockdown_id: row.id,
      id,
      gate_id: gate.id,
      dataset: scope.dataset,
      at: at.value,
      direction: input.direction,
      reason: input.reason,
      person_no: nos?.get(personId!) ?? null,
      who: encrypt(input.who.trim()),
      allowed_by: input.allowedBy.trim(),
      note: input.note === undefined ? null : encrypt(input.note),
      noted_by: scope.actor.name,
    });
    return done(null);
  });
}

type PassQuery = {
  [K in keyof Query<Api['GET /lockdowns/{id}/passes']>]?:
    | Query<Api['GET /lockdowns/{id}/passes']>[K]
    | undefined;
};

/** Who was let in or out, newest first; audited. Who sees people masked sees no names. */
export async function showPasses(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  query: PassQuery,
) {
  const { db, secrets, clock } = context.platform;
  const reached = await reachLockdown(context, scope, db, 'lockdown.read', lockdownId);
  if (!reached.ok) {
    return reached;
  }
  const row = reached.value;
  const open = ['personal', 'sensitive'].includes(dataClassIn(scope, context.areas.pathOf(row.area_no)));
  const after = decodeCursor(query.cursor);
  const limit = query.limit ?? FIRST;
  const rows = await listPasses(scope, db, row.id, {
    direction: query.direction ?? null,
    after: after === null ? null : { at: Number(after[0]), id: String(after[1]) },
    limit,
  });
  const names = new Map((await gatesOf(scope, db, [row.id])).map((gate) => [gate.id, gate.name]));
  const page = cutPage(rows, limit, (one) => [one.at.getTime(), one.id]);
  await audit(db, scope, clock.now(), [
    {
      action: 'lockdown.pass-list',
      subjectKind: 'lockdown',
      subjectId: row.id,
      areaNo: row.area_no,
      detail: { shown: page.rows.length },
    },
  ]);
  return done({
    items: page.rows.map((one) => ({
      id: one.id,
      gateName: names.get(one.gate_id) ?? '',
      at: one.at.toISOString(),
      direction: one.direction,
      reason: one.reason,
      who: open ? secrets.decrypt(one.who) : null,
      allowedBy: one.allowed_by,
      note: open && one.note !== null ? secrets.decrypt(one.note) : null,
    })),
    next: page.next,
    total: null,
  });
}
