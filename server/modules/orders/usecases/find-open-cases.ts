import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { casesOfPeople, diseaseOfCase } from '../../cases/index.ts';
import { isForContacts } from '../rules/contacts-only.ts';
import type { CheckedIssue, OrderInput } from './check-issue.ts';

/**
 * People of a quarantine who are open cases by now, by person id: those who would be kept like contacts by oversight.
 * An order that names a case looks for cases of its disease, and the one that it names is meant.
 */
export async function findOpenCases(
  scope: Scope,
  tx: Tx,
  input: Pick<OrderInput, 'kind' | 'casesToo'>,
  { subjects, caseId }: Pick<CheckedIssue, 'subjects' | 'caseId'>,
  numbers: ReadonlyMap<number, readonly number[]>,
): Promise<ReadonlySet<string>> {
  if (!isForContacts(input.kind) || input.casesToo === true) {
    return new Set();
  }
  const allOf = (no: number) => numbers.get(no) ?? [no];
  const cases = await casesOfPeople(
    scope,
    tx,
    subjects.flatMap(({ person }) => allOf(person.personNo)),
  );
  const disease = caseId === null ? undefined : await diseaseOfCase(scope, tx, caseId);
  const overlooked = cases.filter(
    (one) =>
      one.classification !== 'NO_CASE' &&
      one.outcome === 'NO_OUTCOME' &&
      one.caseId !== caseId &&
      (disease === undefined || one.disease === disease),
  );
  const ill = new Set(overlooked.map((one) => one.personNo));
  return new Set(
    subjects.flatMap(({ person }) =>
      allOf(person.personNo).some((no) => ill.has(no)) ? [person.personId] : [],
    ),
  );
}
