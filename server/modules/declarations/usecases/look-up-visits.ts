import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { DeclarationsContext } from '../doors.ts';
import type { DeclaredVisit } from '../rules/read-declaration.ts';
import type { NewVisit } from '../store/declarations.ts';

/**
 * Finds the places behind the codes of visited places. A code that nobody knows, or one of another dataset, stays in
 * the words of the declaration: refusing would lose the rest.
 */
export async function lookUpVisits(
  { places }: DeclarationsContext,
  scope: Scope,
  tx: Tx,
  visits: readonly DeclaredVisit[],
): Promise<NewVisit[]> {
  const found = await places.byCodes(
    tx,
    visits.flatMap(({ placeCode }) => placeCode ?? []),
  );
  return visits.map(({ areaNo, placeCode, firstDay, lastDay }) => {
    const place = placeCode === null ? undefined : found.get(placeCode);
    const known = place?.dataset === scope.dataset ? place : undefined;
    return { areaNo: areaNo ?? known?.areaNo ?? null, placeNo: known?.placeNo ?? null, firstDay, lastDay };
  });
}
