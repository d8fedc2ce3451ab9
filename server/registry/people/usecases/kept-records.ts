import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { readMembers } from '../store/households.ts';
import { readPeople } from '../store/read-people.ts';
import type { ResolvedPerson } from '../types.ts';
import { followMerged, ownNumbers } from './load-people.ts';

/** What each number's person is called by, of the kept record. */
export async function resolvedByNo(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, ResolvedPerson>> {
  const kept = await followMerged(scope, db, nos);
  return new Map(
    [...kept].map(([no, head]) => [no, { personNo: head.personNo, personId: head.id, areaNo: head.areaNo }]),
  );
}

/** Numbers by outside id, of the kept record. */
export async function personNos(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const own = await ownNumbers(scope, db, ids);
  const kept = await followMerged(scope, db, [...own.values()]);
  return new Map([...own].map(([id, no]) => [id, kept.get(no)?.personNo ?? no]));
}

/** The others of each person's household. */
export async function householdMembers(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, number[]>> {
  const kept = await followMerged(scope, db, nos);
  const rows = await readPeople(scope, db, [...new Set([...kept.values()].map(({ personNo }) => personNo))]);
  const households = new Map(rows.map((row) => [row.personNo, row.householdNo]));
  const members = Map.groupBy(
    await readMembers(scope, db, [...new Set(rows.flatMap(({ householdNo }) => householdNo ?? []))]),
    ({ householdNo }) => householdNo,
  );
  return new Map(
    [...kept].map(([no, { personNo }]) => [
      no,
      (members.get(households.get(personNo) ?? -1) ?? [])
        .map((member) => member.personNo)
        .filter((member) => member !== personNo),
    ]),
  );
}
