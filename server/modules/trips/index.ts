import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import { findByCode } from './store/trips.ts';

/** The door of trips. */
export type { TripContext } from './context.ts';

/** Name of the border gate of the trip with this short code; null: no trip has it. */
export async function gateOfTripCode(
  places: PlaceDirectory,
  scope: Scope,
  db: Db | Tx,
  code: string,
): Promise<string | null> {
  const trip = await findByCode(scope, db, code);
  if (trip === undefined) {
    return null;
  }
  return (await places.byNos(scope, db, [trip.gate_no])).get(trip.gate_no)?.name ?? '';
}
