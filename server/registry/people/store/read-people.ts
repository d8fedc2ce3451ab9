import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { NamedTraits } from '../rules/compare-people.ts';
import { numberList } from '../../../platform/db/long-lists.ts';
import type { UniqueKey } from '../rules/keys.ts';
import type { IdentifierKind, PersonRecord, PersonRow } from '../types.ts';

const columns: RawBuilder<unknown> = sql`person_no as "personNo", id, full_name as "fullName", given_folded is not null as named, sex,
  birth_date as "birthDate", birth_year as "birthYear", area_no as "areaNo", household_no as "householdNo", address,
  source, assurance, version, field_versions as "fieldVersions", merged_into_no as "mergedIntoNo",
  created_at as "createdAt", restricted_at as "restrictedAt", anonymised_at as "anonymisedAt"`;

/** Whole rows by number. */
export async function readPeople(scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`select ${columns} from person
    where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** Whole rows, locked until the transaction ends, in the order of their numbers so that two lockers never deadlock. */
export async function lockPeople(scope: Scope, tx: Tx, nos: readonly number[]): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`select ${columns} from person
    where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset} order by person_no for update`.execute(
    tx,
  );
  return found.rows;
}

/** People of these areas after a number, merged ones left out. */
export async function pagePeople(
  scope: Scope,
  db: Db | Tx,
  where: { readonly areaNos: readonly number[]; readonly after: number; readonly limit: number },
): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`select ${columns} from person
    where person_no > ${where.after} and dataset = ${scope.dataset} and merged_into_no is null
      and area_no = any(${where.areaNos}::int[]) order by person_no limit ${where.limit}`.execute(db);
  return found.rows;
}

/** Names and births, of records that were merged too: of thousands of which few will be compared. */
export async function readNamedTraits(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<(NamedTraits & { readonly personNo: number })[]> {
  const found = await sql<NamedTraits & { readonly personNo: number }>`select person_no as "personNo",
      full_name as "fullName", given_folded is not null as named, sex, birth_date as "birthDate", birth_year as "birthYear"
    from person where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** What is not personal by itself. */
export async function readTraits(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Pick<PersonRecord, 'personNo' | 'personId' | 'sex' | 'birthYear' | 'areaNo'>[]> {
  const found = await sql<Pick<PersonRecord, 'personNo' | 'personId' | 'sex' | 'birthYear' | 'areaNo'>>`
    select person_no as "personNo", id as "personId", sex, birth_year as "birthYear", area_no as "areaNo" from person
    where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** The little that naming a person needs. */
export type PersonHead = Pick<
  PersonRow,
  'personNo' | 'id' | 'areaNo' | 'named' | 'mergedIntoNo' | 'restrictedAt'
>;

const headColumns: RawBuilder<unknown> = sql`person_no as "personNo", id, area_no as "areaNo",
  given_folded is not null as named, merged_into_no as "mergedIntoNo", restricted_at as "restrictedAt"`;

/** Heads by number. */
export async function readHeads(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, PersonHead>> {
  if (nos.length === 0) {
    return new Map();
  }
  const found = await sql<PersonHead>`select ${headColumns}
    from person where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return new Map(found.rows.map((row) => [row.personNo, row]));
}

/** Heads of those whom `readOwnersAndHolders` names for the same keys: asked at the same time, it saves a round trip. */
export async function readHeadsByKeys(
  scope: Scope,
  tx: Tx,
  keys: readonly UniqueKey[],
): Promise<Map<number, PersonHead>> {
  const hashes = keys.map(({ hash }) => hash);
  const phones = keys.filter(({ kind }) => kind === 'p').map(({ hash }) => hash);
  const found = await sql<PersonHead>`select ${headColumns} from person
    where dataset = ${scope.dataset} and person_no = any(array(
      select person_no from person_key where hash = any(${hashes}::bytea[]) and dataset = ${scope.dataset}
      union all
      select person_no from person_match
      where hash = any(${phones}::bytea[]) and kind = 'p' and dataset = ${scope.dataset}))`.execute(tx);
  return new Map(found.rows.map((row) => [row.personNo, row]));
}

/** Records that were merged into these. */
export async function readMergedInto(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<{ personNo: number; mergedIntoNo: number }[]> {
  const found = await sql<{ personNo: number; mergedIntoNo: number }>`
    select person_no as "personNo", merged_into_no as "mergedIntoNo" from person
    where merged_into_no = any(${nos}::bigint[]) and dataset = ${scope.dataset} order by person_no`.execute(
    db,
  );
  return found.rows;
}

/** Every merged record of these people, whichever of their numbers is given, and into which it was merged. */
export async function readMerges(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, number>> {
  const asked = sql`any(${numberList(nos)})`;
  const found = await sql<{ no: number; keptNo: number }>`
    with merged as materialized (select person_no, merged_into_no from person
      where merged_into_no is not null and dataset = ${scope.dataset}),
      kept as (select merged_into_no as no from merged where person_no = ${asked} or merged_into_no = ${asked})
    select person_no as no, merged_into_no as "keptNo" from merged where merged_into_no in (select no from kept)`.execute(
    db,
  );
  return new Map(found.rows.map(({ no, keptNo }) => [no, keptNo]));
}

/** Ids of the records that were merged into these kept ones, by the number of the kept one. */
export async function readMergedIds(
  scope: Scope,
  db: Db | Tx,
  keptNos: readonly number[],
): Promise<Map<number, string[]>> {
  const found = await sql<{ no: number; ids: string[] }>`
    select merged_into_no as no, array_agg(id order by person_no) as ids from person
    where merged_into_no = any(${numberList(keptNos)}) and dataset = ${scope.dataset} group by 1`.execute(db);
  return new Map(found.rows.map(({ no, ids }) => [no, ids]));
}

export type StoredPhone = { readonly personNo: number; readonly hash: Buffer; readonly value: Buffer };
export type StoredIdentifier = StoredPhone & { readonly kind: IdentifierKind };

/**
 * Numbers to join with. Asked for by `any`, thousands of them are gone through again for each person where the planner knows
 * nothing of a table yet: a list taken into a new system so stood still for half a minute.
 */
export function these(nos: readonly number[]): RawBuilder<unknown> {
  return sql`unnest(${numberList([...new Set(nos)])}) as asked (person_no)`;
}

/** Phones of these people, each person's in its order. */
export async function readPhones(scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<StoredPhone[]> {
  const found = await sql<StoredPhone>`select person_no as "personNo", hash, value
    from ${these(nos)} join person_phone using (person_no) join person p using (person_no)
    where p.dataset = ${scope.dataset} order by person_no, position`.execute(db);
  return found.rows;
}

/** Identity numbers of these people. */
export async function readIdentifiers(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<StoredIdentifier[]> {
  const found = await sql<StoredIdentifier>`select person_no as "personNo", kind, hash, value
    from ${these(nos)} join person_identifier using (person_no) join person p using (person_no)
    where p.dataset = ${scope.dataset} order by person_no, kind, hash`.execute(db);
  return found.rows;
}
