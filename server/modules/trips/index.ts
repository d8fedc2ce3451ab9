import { HOUR_MS } from '../../platform/clock/clock.ts';
import { canonicalPlate } from '../gates/index.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import { shippedCameras } from './rules/cameras.ts';
import { tripsAt, vehiclesOf } from './store/trips.ts';

/** The door of trips. */
export type { TripContext } from './context.ts';

export { type MisuseReport, reportTripMisuse } from './usecases/report-misuse.ts';

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

/**
 * The vehicles (canonical plates) of trips that were accepted at a moment (Unix ms), with the span of readings that are to
 * be matched again.
 */
export async function readingsBefore(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  acceptedAt: number,
): Promise<{ readonly plate: string; readonly from: Date; readonly to: Date }[]> {
  const from = new Date(acceptedAt - shippedCameras.backHours * HOUR_MS);
  // What was read while the trip was being accepted is matched with the rest.
  const to = new Date(acceptedAt + HOUR_MS);
  return (await vehiclesOf(scope, db, ids)).map(({ plate }) => ({
    plate: canonicalPlate(secrets.decrypt(plate)),
    from,
    to,
  }));
}
