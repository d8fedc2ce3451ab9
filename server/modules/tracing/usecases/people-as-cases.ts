import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type CaseRef, casesOfPeople } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';

/**
 * The cases of these people by the number asked, discarded ones left out. A case may hang from any of the numbers
 * that one person goes by.
 */
export async function casesByPerson(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<Map<number, CaseRef[]>> {
  const numbers = await context.people.numbersOf(scope, db, [...new Set(personNos)]);
  const cases = Map.groupBy(
    (await casesOfPeople(scope, db, [...new Set([...numbers.values()].flat())])).filter(
      (one) => one.classification !== 'NO_CASE',
    ),
    (one) => one.personNo,
  );
  return new Map(
    [...numbers].flatMap(([no, own]) => {
      const found = own.flatMap((number) => cases.get(number) ?? []);
      return found.length === 0 ? [] : [[no, found]];
    }),
  );
}
