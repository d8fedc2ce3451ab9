import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { readVehiclesByPlates } from './store/vehicles.ts';
import type { VehicleRef } from './vehicle-types.ts';

/** The door of the vehicles registry. */
export type { VehicleKind, VehicleRef } from './vehicle-types.ts';

/** Vehicles of the scope's dataset by canonical plate (`parsePlate` of lib/vietnamese); unknown ones are missing. */
export async function vehiclesByPlates(
  scope: Scope,
  db: Db | Tx,
  plates: readonly string[],
): Promise<ReadonlyMap<string, VehicleRef>> {
  const rows = plates.length === 0 ? [] : await readVehiclesByPlates(scope, db, plates);
  return new Map(
    rows.map(({ vehicleNo, vehicleId, plate, plateShown, kind }) => [
      plate,
      { vehicleNo, vehicleId, plate, plateShown, kind },
    ]),
  );
}
