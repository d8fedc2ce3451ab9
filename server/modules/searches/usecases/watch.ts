import type { Body } from '../../../../contract/kit.ts';
import type { searchesApi } from '../../../../contract/searches.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import { addWatch, removeWatch } from '../../gates/index.ts';
import type { SearchContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type SearchRow, updateSearch } from '../store/searches.ts';
import { dutyScope, reachedSearch } from './reach.ts';
import { showSearch, type ShownSearch } from './show-search.ts';

type WatchInput = Body<(typeof searchesApi)['POST /searches/{id}/watch']>;

/** No longer than quarantine: what still has to be watched then is watched anew, with a reason. */
const MOST_DAYS = 30;

/**
 * Puts somebody who is searched for on the watch list of gates, through their door, with the reason and an end. Posts
 * learn to ask the commander, never why.
 */
export async function watchPerson(
  context: SearchContext,
  scope: Scope,
  id: string,
  input: WatchInput,
): Promise<Outcome<ShownSearch>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const opened = await reachedSearch(context, scope, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  if (row.status !== 'OPEN') {
    return refuse('closed');
  }
  const until = Date.parse(input.until);
  if (!(until > now && until <= now + MOST_DAYS * DAY_MS)) {
    return refuse('watch-time', { fields: { until: 'outside' } });
  }
  if (
    row.watch_id !== null &&
    row.watch_id !== input.id.toLowerCase() &&
    (row.watch_until?.getTime() ?? 0) > now
  ) {
    return refuse('already-watched');
  }
  const person = (await context.people.detailsByNo(dutyScope(scope), [row.person_no])).get(row.person_no);
  const cccd = person?.identifiers.find((one) => one.kind === 'cccd')?.value;
  const phone = person?.phones[0];
  if (cccd === undefined && phone === undefined) {
    return refuse('nothing-to-watch');
  }
  const added = await addWatch(context.gates, scope, {
    id: input.id,
    kind: cccd === undefined ? 'phone' : 'cccd',
    value: cccd ?? phone!,
    reason: input.reason,
    until: input.until,
  });
  if (!added.ok) {
    return added;
  }
  await db.transaction().execute(async (tx) => {
    await updateSearch(scope, tx, row, { watch_id: added.value.id, watch_until: new Date(until) });
    await audit(tx, { ...scope, reason: input.reason }, now, [
      { action: 'search.watch', subjectKind: 'search', subjectId: row.id, areaNo: row.area_no },
    ]);
  });
  return await showSearch(context, scope, row.id);
}

/** Takes somebody off the watch list because the search ended. */
export async function endWatch(context: SearchContext, scope: Scope, row: SearchRow): Promise<void> {
  if (row.watch_id !== null) {
    // One that ran out or was taken off by hand is gone already: then there is nothing to do.
    await removeWatch(context.gates, scope, row.watch_id, 'search ended');
  }
}
