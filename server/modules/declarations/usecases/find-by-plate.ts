import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/module.ts';
import { declarationsByPlates } from '../store/by-plate.ts';

/** A declaration that names a vehicle. */
export type DeclaredVehicle = { readonly id: string; readonly shortCode: string };

/** The declarations of vehicles (canonical plates) that were good at a moment (Unix ms), the newest of each. */
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
  const times = asked.map(({ at }) => at);
  const span = { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
  const rows = await declarationsByPlates(scope, db, indexes, span);
  const byIndex = Map.groupBy(rows, (row) => row.plate_index.toString('hex'));
  return asked.map(({ at }, i) => {
    const good = (byIndex.get(indexes[i]!.toString('hex')) ?? []).find(
      (row) => row.declared_at.getTime() <= at && at < row.valid_until.getTime(),
    );
    return good === undefined ? null : { id: good.id, shortCode: good.short_code };
  });
}
