import type { Body } from '../../../../contract/kit.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { revokeCodes } from '../../../platform/credentials/module.ts';
import { allOrNothing } from '../../../platform/db/all-or-nothing.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { eachRow } from '../../../platform/outcomes/rows.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { nextState, type TripState } from '../rules/life-cycle.ts';
import type { TripRow } from '../store/tables.ts';
import { freeSlot, updateTrip } from '../store/trips.ts';
import { acceptTrip } from './accept-trip.ts';
import { openTrip } from './open-trip.ts';
import { settleTrip } from './settle-trip.ts';
import { bookSlot, isOnTrip, type TripOutcome } from './submit-trips.ts';

type Decisions = Body<(typeof tripsApi)['POST /border/trips/decisions']>;
type Close = Body<(typeof tripsApi)['POST /border/trips/{id}/close']>;

/** Clocks of posts may be ahead by so much, ms. */
export const AHEAD_MS = 5 * 60_000;

/** Accepts or refuses; each row in a transaction of its own, so that one that was decided meanwhile holds up none. */
export async function decideTrips(
  context: TripContext,
  scope: Scope,
  { ids, decision, reason }: Decisions,
): Promise<Outcome<{ outcomes: TripOutcome[] }>> {
  if (decision === 'refuse' && reason === undefined) {
    return refuse('reason-required', { fields: { reason: 'required' } });
  }
  return await eachRow(
    ids,
    async (id) =>
      await allOrNothing(
        context.platform.db,
        async (tx) => await decideOne(context, scope, tx, id, decision, reason ?? null),
      ),
    (value) => value,
  );
}

async function decideOne(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  id: string,
  decision: Decisions['decision'],
  reason: string | null,
): Promise<Outcome<{ state: TripState; shortCode?: string }>> {
  const opened = await openTrip(context, scope, tx, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  if (row.state !== 'PENDING') {
    return refuse('decided-before');
  }
  const now = context.platform.clock.now();
  await audit(tx, scope, now, [
    { action: `trip.${decision}`, subjectKind: 'trip', subjectId: id, areaNo: row.area_no },
  ]);
  if (decision === 'refuse') {
    await endTrip(context, scope, tx, row, 'REFUSED', now, reason);
    return done({ state: 'REFUSED' });
  }
  if (await isOnTrip(scope, tx, row)) {
    return refuse('already-on');
  }
  if (!(await bookSlot(scope, tx, row))) {
    return refuse('slot-full');
  }
  const accepted = await acceptTrip(context, scope, tx, row);
  return accepted.ok
    ? done({ state: accepted.value.state, shortCode: accepted.value.short_code! })
    : accepted;
}

/** A trip that turns back or does not take place: its code is refused from the next pack on. */
export async function closeTrip(
  context: TripContext,
  scope: Scope,
  id: string,
  { outcome, at, reason }: Close,
): Promise<Outcome<TripRow>> {
  const { platform } = context;
  return await allOrNothing(platform.db, async (tx): Promise<Outcome<TripRow>> => {
    const opened = await openTrip(context, scope, tx, id);
    if (!opened.ok) {
      return opened;
    }
    const row = opened.value;
    const state = nextState(row.state, outcome === 'returned' ? 'return' : 'cancel');
    const now = platform.clock.now();
    const closed = Date.parse(at);
    if (!(closed <= now + AHEAD_MS)) {
      return refuse('future', { fields: { at } });
    }
    if (state === null) {
      return refuse('state');
    }
    await endTrip(context, scope, tx, row, state, closed, reason);
    await audit(tx, scope, now, [
      { action: `trip.${outcome}`, subjectKind: 'trip', subjectId: row.id, areaNo: row.area_no },
    ]);
    return done({ ...row, state });
  });
}

async function endTrip(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  row: TripRow,
  state: TripState,
  closedAt: number,
  reason: string | null,
): Promise<void> {
  const { platform } = context;
  const change = {
    state,
    reason,
    closed_at: new Date(closedAt),
    decided_at: new Date(platform.clock.now()),
    decided_by: scope.actor.name,
  };
  await updateTrip(scope, tx, row.id, change);
  if (row.credential_id !== null) {
    const withdrawn = { id: row.credential_id, purpose: 'permit', reason: 'trip-closed' } as const;
    await revokeCodes(platform, tx, scope.dataset, [withdrawn]);
  }
  // A vehicle that never came leaves its appointment to another.
  if (row.slot_at !== null && row.short_code !== null && row.arrived_at === null) {
    await freeSlot(scope, tx, row.gate_no, row.slot_at);
  }
  await settleTrip(context, scope, tx, { ...row, ...change });
}
