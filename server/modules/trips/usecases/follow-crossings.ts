import { systemScope, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { type CrossingRow, readCrossings } from '../../gates/index.ts';
import type { TripContext } from '../context.ts';
import { isOpen } from '../rules/life-cycle.ts';
import { isAfterClose, shippedMisuse } from '../rules/misuse.ts';
import { insertMisuse } from '../store/misuse.ts';
import type { CheckRow, MisuseRow, TripRow } from '../store/tables.ts';
import { findByCode, findByPlate, findTrip, insertCheck } from '../store/trips.ts';
import { blankMisuse, settleUse } from './judge-misuse.ts';
import { settleTrip } from './settle-trip.ts';

/**
 * Crossings of vehicles become reports of their trips, matched by the code that was shown or else by the plate; a code that
 * was shown as it should not be becomes a task instead. Repeatable: the report's id is the crossing's.
 */
export async function followCrossings(
  context: TripContext,
  event: OutboxEvent<'gate.crossed'>,
): Promise<void> {
  const { db } = context.platform;
  const scope = systemScope('trips.follow-crossings', event.dataset);
  const crossings = await readCrossings(scope, db, event.payload.placeNos, event.payload.ids);
  for (const crossing of firstOfEach(crossings)) {
    await db.transaction().execute(async (tx) => await followOne(context, scope, tx, crossing));
  }
}

/** One vehicle is one report, however many people in it were looked at. */
function firstOfEach(crossings: readonly CrossingRow[]): CrossingRow[] {
  const vehicles = crossings.filter((one) => one.permit_code !== null || one.plate_index !== null);
  const keyed = Map.groupBy(vehicles, (one) => `${one.place_no} ${one.group_id ?? one.id}`);
  return [...keyed.values()].map((group) => group.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0]!);
}

async function followOne(context: TripContext, scope: Scope, tx: Tx, crossing: CrossingRow): Promise<void> {
  const byCode =
    crossing.permit_code === null ? undefined : await findByCode(scope, tx, crossing.permit_code);
  const found =
    byCode ??
    (crossing.plate_index === null
      ? undefined
      : await findByPlate(scope, tx, crossing.plate_index, crossing.at));
  const row = found === undefined ? undefined : await findTrip(scope, tx, found.id, true);
  if (row === undefined) {
    return;
  }
  const misuse = byCode === undefined ? null : misuseBy(row, crossing);
  if (misuse !== null) {
    await keepMisuse(context, scope, tx, row, crossing, misuse);
    return;
  }
  if (row.state === 'CANCELLED' || row.state === 'REFUSED') {
    return;
  }
  const kept = await insertCheck(scope, tx, {
    trip_id: row.id,
    id: crossing.id,
    dataset: scope.dataset,
    place_no: crossing.place_no,
    kind: kindOf(row, crossing),
    at: crossing.at,
    seals: null,
    note: null,
    from_crossing: true,
    by_camera: false,
    received_at: new Date(context.platform.clock.now()),
    recorded_by: scope.actor.name,
  });
  if (kept) {
    await settleUse(context, scope, tx, row);
  }
}

/** Whether a crossing shows a copy of the code: in another vehicle, or when its trip was over. That moves no trip. */
function misuseBy(row: TripRow, { plate_index, at }: CrossingRow): 'other-plate' | 'after-close' | null {
  if (plate_index !== null && !plate_index.equals(row.plate_index)) {
    return 'other-plate';
  }
  const closedAt = row.closed_at?.getTime() ?? null;
  return isAfterClose(shippedMisuse, { state: row.state, closedAt }, at.getTime()) ? 'after-close' : null;
}

async function keepMisuse(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  row: TripRow,
  crossing: CrossingRow,
  kind: MisuseRow['kind'],
): Promise<void> {
  const kept = await insertMisuse(scope, tx, {
    ...blankMisuse(row, context.platform.clock.now()),
    // As the uses themselves would be judged, had the trip been closed later.
    id: namedUuid7(crossing.at.getTime(), `trip-misuse:${kind}:${crossing.id}`),
    kind,
    at: crossing.at,
    place_no: crossing.place_no,
    plate: kind === 'other-plate' ? crossing.plate : null,
  });
  if (kept) {
    await settleTrip(context, scope, tx, row);
  }
}

/**
 * What a crossing says of a trip. At the gate, who is let go on in the direction of the trip has passed it; anybody else
 * has arrived there.
 */
function kindOf(row: TripRow, { place_no, direction, decision }: CrossingRow): CheckRow['kind'] {
  if (decision === 'turn-back') {
    return 'turned-back';
  }
  if (place_no !== row.gate_no) {
    return 'post';
  }
  const onward = direction === (row.direction === 'import' ? 'in' : 'out');
  return onward && decision === 'pass' && isOpen(row.state) ? 'pass' : 'arrive';
}
