import type { HistoryQuery } from '../../../../contract/history.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { historyOf, type HistoryPage } from '../../../platform/audit/history.ts';
import { named, plain } from '../../../platform/audit/history-words.ts';
import type { FieldChanges } from '../../../platform/db/merge-edit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { personClass } from '../rules/access.ts';
import { findHouseholds } from '../store/households.ts';
import type { PeopleContext } from '../types.ts';
import { readerOfPeople } from './history-names.ts';
import { historyContext } from './show-history.ts';

/** Acts that only look. */
export const LOOKS = ['household.history', 'household.read'];

/** What was done to a household of the own areas; audited. Who was its head is named as the person is named today. */
export async function showHouseholdHistory(
  context: PeopleContext,
  scope: Scope,
  id: string,
  query: HistoryQuery,
): Promise<Outcome<HistoryPage>> {
  const { areas, platform } = context;
  const { db, clock } = platform;
  const [row] = await findHouseholds(scope, db, { ids: [id.toLowerCase()] });
  const path = row === undefined ? null : areas.pathOf(row.areaNo);
  if (row === undefined || !mayIn(scope, 'person.read', path)) {
    return refuse('unknown-household');
  }
  await audit(db, scope, clock.now(), [
    { action: 'household.history', subjectKind: 'household', subjectId: row.id, areaNo: row.areaNo },
  ]);
  const dataClass = personClass(scope, path, false);
  const readers = async (changes: readonly FieldChanges[]) => {
    const person = await readerOfPeople(context, scope, changes, ['headId', 'memberId']);
    return {
      unitId: named((one) => areas.byId(one)?.fullName),
      address: dataClass === 'personal' || dataClass === 'sensitive' ? plain : ('hidden' as const),
      headId: person,
      memberId: person,
    };
  };
  return done(
    await historyOf(historyContext(context), scope, { subjectIds: [row.id], looks: LOOKS, readers }, query),
  );
}
