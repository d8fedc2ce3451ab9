import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import { findByCode, tripsAt } from './store/trips.ts';

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

/** The trips that vehicles (canonical plates) were on at moments (Unix ms); null: none. */
export async function tripsOfPlates(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db | Tx,
  asked: readonly { readonly plate: string; readonly at: number }[],
): Promise<({ readonly id: string; readonly shortCode: string | null } | null)[]> {
  return await tripsAt(
    scope,
    db,
    asked.map(({ plate, at }) => ({ plateIndex: secrets.blindIndex('plate', plate), at: new Date(at) })),
  );
}
