import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/module.ts';
import { standing } from '../rules/standing.ts';
import { declarationsByPlates, plateOf } from '../store/by-plate.ts';

/** A declaration that names a vehicle. */
export type DeclaredVehicle = { readonly id: string; readonly shortCode: string };

/**
 * The declarations of vehicles (canonical plates) that were good at a moment (Unix ms), the newest of each; where there is
 * none, one that was made later on the same local day: drivers declare at the post that has just read their plate.
 */
export async function declaredVehiclesOf(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db | Tx,
  asked: readonly { readonly plate: string; readonly at: number }[],
): Promise<(DeclaredVehicle | null)[]> {
  if (asked.length === 0) {
    return [];
  }
  const indexes = asked.map(({ plate }) => secrets.blindIndex('plate', plate));
  const from = new Date(Math.min(...asked.map(({ at }) => at)));
  const rows = await declarationsByPlates(scope, db, indexes, from);
  const byIndex = Map.groupBy(rows, (row) => row.plate_index.toString('hex'));
  return asked.map(({ at }, i) => {
    const ofPlate = standing(byIndex.get(indexes[i]!.toString('hex')) ?? []);
    const found =
      ofPlate.find((one) => one.from <= at && at < one.until) ??
      ofPlate.findLast((one) => at < one.from && one.from < endOfDay(at));
    return found === undefined ? null : { id: found.id, shortCode: found.shortCode };
  });
}

const endOfDay = (at: number): number => startOfLocalDay(at) + DAY_MS;

/** The vehicle (canonical plate) that a declaration names, and when it was declared (Unix ms); null: none. */
export async function vehicleOfDeclaration(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db | Tx,
  declaration: { readonly id: string; readonly personNo: number },
): Promise<{ readonly plate: string; readonly declaredAt: number } | null> {
  const found = await plateOf(scope, db, declaration);
  return found === undefined
    ? null
    : { plate: secrets.decrypt(found.plate), declaredAt: found.declaredAt.getTime() };
}
