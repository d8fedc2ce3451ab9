import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import { tripsAt } from './store/trips.ts';

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
