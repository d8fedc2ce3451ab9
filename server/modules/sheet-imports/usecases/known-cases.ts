import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type CaseRef, casesOfPeople, isSameIllness } from '../../cases/index.ts';
import type { SheetContext } from '../context.ts';

/** Finds the case of the illness that is reported of a person on record on a day (`YYYY-MM-DD`). */
export type KnownCases = (personNo: number, reportDate: string) => CaseRef | undefined;

/** Cases of the disease that people on record have, under any of their numbers. */
export async function knownCases(
  { people }: Pick<SheetContext, 'people'>,
  scope: Scope,
  db: Db | Tx,
  disease: string,
  personNos: readonly number[],
): Promise<KnownCases> {
  const numbers = await people.numbersOf(scope, db, personNos);
  const found = await casesOfPeople(scope, db, [...numbers.values()].flat());
  const byPerson = Map.groupBy(
    found.filter((one) => one.disease === disease && one.classification !== 'NO_CASE'),
    ({ personNo }) => personNo,
  );
  return (personNo, reportDate) =>
    (numbers.get(personNo) ?? [])
      .flatMap((no) => byPerson.get(no) ?? [])
      .find((one) => isSameIllness(one.reportDate, reportDate));
}
