import { dutyScope as ownDuty, mayIn, type Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { SearchContext } from '../context.ts';
import { findSearches, type SearchRow } from '../store/searches.ts';

/** Whether the scope works on searches of a unit. */
export function works({ areas }: Pick<SearchContext, 'areas'>, scope: Scope, areaNo: number | null): boolean {
  return mayIn(scope, 'followup.record', areas.pathOf(areaNo));
}

/** One search that the scope works on; one of other units is as unknown as one that does not exist. */
export async function reachedSearch(
  context: SearchContext,
  scope: Scope,
  id: string,
): Promise<Outcome<SearchRow>> {
  const [row] = await findSearches(scope, context.platform.db, [id.toLowerCase()]);
  return row !== undefined && works(context, scope, row.area_no) ? done(row) : refuseGeneral('not-found');
}

/** Knowing whom to search for is the officer's duty, also where the person is registered elsewhere. */
export function dutyScope(scope: Scope): Scope {
  return ownDuty(scope, 'search', ['followup.record']);
}

/** Whether a search is still watched. */
export function watchedUntil(row: SearchRow, now: number): string | null {
  return row.watch_until !== null && row.watch_until.getTime() > now && row.status === 'OPEN'
    ? row.watch_until.toISOString()
    : null;
}
