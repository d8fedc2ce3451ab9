import type { Scope } from '../../../platform/access/scope.ts';
import { historyOf, type HistoryRow } from '../../../platform/audit/history.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { readHeads } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { openPerson } from './open-person.ts';

/** Acts that only look. */
export const LOOKS = [
  'person.read',
  'person.history',
  'person.duplicates',
  'person.assistance-read',
  'interview.read',
  'lab.person',
  'lab.latest',
  'access-pass.end',
];

/** What was done to a person's records, merged ones too; opening it is audited. */
export async function showHistory(
  context: PeopleContext,
  scope: Scope,
  personId: string,
): Promise<Outcome<{ items: HistoryRow[] }>> {
  const opened = await openPerson(context, scope, personId, 'person.history');
  if (!opened.ok) {
    return opened;
  }
  const { db } = context.platform;
  const heads = await readHeads(scope, db, opened.value.personNos);
  const ids = [...heads.values()].map(({ id }) => id);
  return done({ items: await historyOf(scope, db, ids, LOOKS) });
}
