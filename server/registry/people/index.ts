import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { done, type Outcome, type Refusal } from '../../platform/outcomes/outcome.ts';
import { readMembers } from './store/households.ts';
import { readPeople } from './store/read-people.ts';
import type { IdentityKey, PeopleContext, PersonRecord, PersonSummary, ResolvedPerson } from './types.ts';
import { type CreatedPerson, createPeople, type PersonToCreate } from './usecases/create-people.ts';
import { findByPhones } from './usecases/find-by-phones.ts';
import { findNumbers } from './usecases/find-people.ts';
import {
  findResidents,
  type Resident,
  residentsByNo,
  residentsOfHouseholds,
  scannedKeys,
} from './usecases/find-residents.ts';
import { followMerged, numbersOfPeople, ownNumbers } from './usecases/load-people.ts';
import {
  matchRows,
  type RowMatch,
  type RowOfPerson,
  type RowToTake,
  takeRows,
} from './usecases/match-rows.ts';
import { recordsIn, recordsOf, traitsOf } from './usecases/read-records.ts';
import { type OpenedPerson, openPerson } from './usecases/open-person.ts';
import { type FoundDuplicate, queueDuplicates, type Suspect } from './usecases/queue-duplicates.ts';
import { anonymisePerson, restrictPerson } from './usecases/protect-people.ts';
import { resolveIdentities } from './usecases/resolve-identities.ts';
import { namesByNo, summariesByNo } from './usecases/show-people.ts';

export type {
  IdentityKey,
  Identifier,
  PersonDraft,
  PersonRecord,
  PersonSummary,
  ResolvedPerson,
} from './types.ts';
export { canonicalIdentifier } from './rules/identifiers.ts';
export { UNKNOWN_NAME } from './rules/present.ts';
export { refuseReason } from './refusals.ts';
export type { FieldDifference, RowField } from './rules/compare-row.ts';
export type { RowMatch, RowOfPerson, RowToTake };
export type { CreatedPerson, FoundDuplicate, OpenedPerson, PersonToCreate, Resident, Suspect };

/** The door of the people registry. Facts of other modules hang from person numbers, which a merge never rewrites. */
export type People = {
  /** Who scans name, keyed `kind:value`; see usecases/resolve-identities.ts. */
  readonly resolve: (
    scope: Scope,
    tx: Tx,
    keys: readonly IdentityKey[],
  ) => Promise<ReadonlyMap<string, ResolvedPerson | Refusal>>;
  /** Opens one person for reading, with the reason in the scope; audited. */
  readonly open: (scope: Scope, personId: string, action?: string) => Promise<Outcome<OpenedPerson>>;
  /** Holds a person's records back, or lets them go; see usecases/protect-people.ts. */
  readonly restrict: (scope: Scope, tx: Tx, nos: readonly number[], restricted: boolean) => Promise<void>;
  /** Leaves of a person's records nothing that tells who it is; see usecases/protect-people.ts. */
  readonly anonymise: (scope: Scope, tx: Tx, nos: readonly number[]) => Promise<void>;
  /** Makes people in bulk, canonical already; see usecases/create-people.ts. */
  readonly createPeople: (
    scope: Scope,
    tx: Tx,
    people: readonly PersonToCreate[],
  ) => Promise<CreatedPerson[]>;
  /** Finds and queues possible duplicates of people just made. */
  readonly queueDuplicates: (
    scope: Scope,
    tx: Tx,
    people: readonly Suspect[],
  ) => Promise<Map<number, FoundDuplicate[]>>;
  /** Who rows of a sheet are, and what they would change; see usecases/match-rows.ts. */
  readonly matchRows: (scope: Scope, db: Db | Tx, rows: readonly RowOfPerson[]) => Promise<RowMatch[]>;
  /** Writes what rows say on the records of their people; the numbers of those that changed. */
  readonly takeRows: (scope: Scope, tx: Tx, rows: readonly RowToTake[]) => Promise<ReadonlySet<number>>;
  /** People who live in these areas, page by page, whole; the export is the caller's to audit. */
  readonly recordsIn: (
    scope: Scope,
    db: Db | Tx,
    where: { readonly areaNos: readonly number[]; readonly after: number; readonly limit: number },
  ) => Promise<PersonRecord[]>;
  /** The same by number. */
  readonly recordsOf: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, PersonRecord>>;
  /** Id, sex, year of birth and unit only: for lists without names. */
  readonly traitsOf: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, PersonRecord>>;
  /** Person numbers by outside id, of the kept record where one was merged: what a new fact is written on. */
  readonly personNos: (scope: Scope, db: Db | Tx, ids: readonly string[]) => Promise<Map<string, number>>;
  /** All numbers of the same person for each number, the kept record's first: where a person's facts are read. */
  readonly numbersOf: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, readonly number[]>>;
  /** Persons by outside id, of the kept record where one was merged. */
  readonly byIds: (scope: Scope, ids: readonly string[]) => Promise<Map<string, ResolvedPerson>>;
  /** All numbers that the people whom a search text finds go by, merged ones too; at most 500 people. */
  readonly search: (scope: Scope, q: string) => Promise<Outcome<readonly number[]>>;
  /** Numbers of the kept records that hold each phone (national digits): for sheets of many rows. */
  readonly byPhones: (scope: Scope, db: Db | Tx, phones: readonly string[]) => Promise<Map<string, number[]>>;
  /** All numbers of one person, the kept record's first. */
  readonly mergedNos: (scope: Scope, personNo: number) => Promise<readonly number[]>;
  /** What each number's person is called by: id, number and area of the kept record. */
  readonly resolvedByNo: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, ResolvedPerson>>;
  /** Summaries as the scope may see them. Showing a list of people is the caller's to audit. */
  readonly peopleByNo: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, PersonSummary>>;
  /** The same outside a transaction. */
  readonly byNos: (scope: Scope, nos: readonly number[]) => Promise<Map<number, PersonSummary>>;
  /** Ids and names as the scope may see them. */
  readonly namesByNo: (
    scope: Scope,
    nos: readonly number[],
    db?: Db | Tx,
  ) => Promise<Map<number, { id: string; name: string }>>;
  /** The others of each person's household. */
  readonly householdMembers: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, number[]>>;
  /** Who is on record in these units, or there at an address that holds one of the texts; the caller checks the right. */
  readonly residents: (
    scope: Scope,
    db: Db | Tx,
    areaNos: readonly number[],
    addresses?: readonly string[],
  ) => Promise<Resident[]>;
  /** These people with their households, by the kept record. */
  readonly residentsByNo: (scope: Scope, db: Db | Tx, nos: readonly number[]) => Promise<Resident[]>;
  /** Everybody of these households. */
  readonly residentsOfHouseholds: (
    scope: Scope,
    db: Db | Tx,
    householdNos: readonly number[],
  ) => Promise<Resident[]>;
  /** Numbers by which a scan may name these people: `cccd:…`, `phone:…`. Never shown, only compared. */
  readonly scannedKeys: (scope: Scope, db: Db | Tx, nos: readonly number[]) => Promise<string[]>;
};

const SEARCHED = 500;

/** Opens the door. */
export function openPeople(context: PeopleContext): People {
  return {
    resolve: async (scope, tx, keys) => await resolveIdentities(context, scope, tx, keys),
    open: async (scope, personId, action) => await openPerson(context, scope, personId, action),
    restrict: async (scope, tx, nos, restricted) => await restrictPerson(context, scope, tx, nos, restricted),
    anonymise: async (scope, tx, nos) => await anonymisePerson(context, scope, tx, nos),
    createPeople: async (scope, tx, people) => await createPeople(context, scope, tx, people),
    queueDuplicates: async (scope, tx, people) => await queueDuplicates(context, scope, tx, people),
    matchRows: async (scope, db, rows) => await matchRows(context, scope, db, rows),
    takeRows: async (scope, tx, rows) => await takeRows(context, scope, tx, rows),
    recordsIn: async (scope, db, where) => await recordsIn(context, scope, db, where),
    recordsOf: async (scope, db, nos) => await recordsOf(context, scope, db, nos),
    traitsOf,
    personNos,
    numbersOf: numbersOfPeople,
    resolvedByNo,
    byIds: async (scope, ids) => {
      const nos = await ownNumbers(scope, context.platform.db, ids);
      const people = await resolvedByNo(scope, context.platform.db, [...nos.values()]);
      return new Map([...nos].flatMap(([id, no]) => (people.has(no) ? [[id, people.get(no)!]] : [])));
    },
    search: async (scope, q) => {
      const found = await findNumbers(context, scope, q, SEARCHED);
      if (!found.ok) {
        return found;
      }
      const numbers = await numbersOfPeople(scope, context.platform.db, found.value);
      return done([...numbers.values()].flat());
    },
    byPhones: async (scope, db, phones) => await findByPhones(context, scope, db, phones),
    mergedNos: async (scope, personNo) =>
      (await numbersOfPeople(scope, context.platform.db, [personNo])).get(personNo) ?? [personNo],
    peopleByNo: async (scope, db, nos) => await summariesByNo(context, scope, db, nos),
    byNos: async (scope, nos) => await summariesByNo(context, scope, context.platform.db, nos),
    namesByNo: async (scope, nos, db = context.platform.db) => await namesByNo(context, scope, db, nos),
    householdMembers,
    residents: async (scope, db, areaNos, addresses) =>
      await findResidents(context, scope, db, areaNos, addresses),
    residentsByNo,
    residentsOfHouseholds,
    scannedKeys: async (scope, db, nos) => await scannedKeys(context, scope, db, nos),
  };
}

async function resolvedByNo(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, ResolvedPerson>> {
  const kept = await followMerged(scope, db, nos);
  return new Map(
    [...kept].map(([no, head]) => [no, { personNo: head.personNo, personId: head.id, areaNo: head.areaNo }]),
  );
}

async function personNos(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const own = await ownNumbers(scope, db, ids);
  const kept = await followMerged(scope, db, [...own.values()]);
  return new Map([...own].map(([id, no]) => [id, kept.get(no)?.personNo ?? no]));
}

async function householdMembers(
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
