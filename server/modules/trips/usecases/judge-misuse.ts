import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { readPositions } from '../../../registry/places/index.ts';
import type { TripContext } from '../context.ts';
import type { TripState } from '../rules/life-cycle.ts';
import { findMisuse, shippedMisuse } from '../rules/misuse.ts';
import { insertMisuse } from '../store/misuse.ts';
import type { MisuseRow, TripRow } from '../store/tables.ts';
import { checksOf, findTrip } from '../store/trips.ts';
import { settleTrip, toCheck } from './settle-trip.ts';

type Platform = Pick<TripContext, 'platform'>;

/**
 * Settles a locked trip after a report of a post, and looks at whether the uses of its code can be of one vehicle. What was
 * found stays: officers say what came of it.
 */
export async function settleUse(
  context: Platform,
  scope: Scope,
  tx: Tx,
  row: TripRow,
): Promise<{ state: TripState }> {
  const settled = await settleTrip(context, scope, tx, row);
  const now = (await findTrip(scope, tx, row.id))!;
  return (await judge(context, scope, tx, now)) ? await settleTrip(context, scope, tx, now) : settled;
}

/** @returns whether something new was found. Plates that cameras read are no use of the code. */
async function judge({ platform }: Platform, scope: Scope, tx: Tx, row: TripRow): Promise<boolean> {
  const uses = (await checksOf(scope, tx, row.id)).filter(({ by_camera }) => !by_camera).map(toCheck);
  const sites = [...new Set([...uses.map(({ placeNo }) => placeNo), row.gate_no])];
  const plan = {
    gateNo: row.gate_no,
    yardNo: row.yard_no,
    legs: row.legs,
    positions: await readPositions(scope, tx, sites),
    state: row.state,
    closedAt: row.closed_at?.getTime() ?? null,
  };
  let fresh = false;
  for (const { kind, use, other } of findMisuse(shippedMisuse, plan, uses)) {
    const kept = await insertMisuse(scope, tx, {
      ...blankMisuse(row, platform.clock.now()),
      id: namedUuid7(use.at, `trip-misuse:${kind}:${use.id}`),
      kind,
      at: new Date(use.at),
      place_no: use.placeNo,
      other_place_no: other?.placeNo ?? null,
      other_at: other === null ? null : new Date(other.at),
    });
    fresh ||= kept;
  }
  return fresh;
}

/** What every misuse of a trip's code has. */
export function blankMisuse(
  row: Pick<TripRow, 'id' | 'dataset'>,
  now: number,
): Omit<MisuseRow, 'id' | 'kind' | 'at'> {
  return {
    trip_id: row.id,
    dataset: row.dataset,
    place_no: null,
    other_place_no: null,
    other_at: null,
    plate: null,
    note: null,
    reported_by: null,
    received_at: new Date(now),
  };
}
