import type { HistoryQuery } from '../../../../contract/history.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { historyOf, type HistoryPage } from '../../../platform/audit/history.ts';
import type { FieldChanges } from '../../../platform/db/merge-edit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { personClass } from '../rules/access.ts';
import { historyReaders } from '../rules/history-readers.ts';
import { readHeads } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { readerOfRecords } from './history-names.ts';
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
  given: Scope,
  personId: string,
  query: HistoryQuery,
): Promise<Outcome<HistoryPage>> {
  const opened = await openPerson(context, given, personId, 'person.history');
  if (!opened.ok) {
    return opened;
  }
  const { personNo, personNos, areaNo, scope } = opened.value;
  const heads = await readHeads(scope, context.platform.db, personNos);
  const heldBack = heads.get(personNo)?.restrictedAt !== null;
  const dataClass = personClass(scope, context.areas.pathOf(areaNo), heldBack);
  const subjectIds = [...heads.values()].map(({ id }) => id);
  const own = historyReaders((id) => context.areas.byId(id)?.fullName, dataClass);
  const readers = async (changes: readonly FieldChanges[]) => {
    const record = await readerOfRecords(context, scope, changes, ['mergedId', 'mergedInto']);
    return { ...own, mergedId: record, mergedInto: record };
  };
  return done(await historyOf(historyContext(context), scope, { subjectIds, looks: LOOKS, readers }, query));
}

/** What a history needs beside its records. */
export function historyContext({ platform, areas }: PeopleContext) {
  return { ...platform, areaName: (id: string) => areas.byId(id)?.fullName };
}
