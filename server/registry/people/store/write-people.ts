import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { identifierHash, phoneHash } from '../rules/keys.ts';
import { nameColumns, type SealedPerson } from '../rules/seal-person.ts';
import type { Identifier, PersonDraft, Provenance } from '../types.ts';
import { openMemberships } from './households.ts';

export type NewPerson = Provenance & {
  readonly personNo: number;
  readonly id: string;
  readonly draft: PersonDraft;
  readonly householdNo: number | null;
  readonly createdAt: Date;
  readonly sealed?: SealedPerson | undefined;
};

/** The next `count` person numbers. */
export async function nextPersonNos(tx: Db | Tx, count: number): Promise<number[]> {
  if (count === 0) {
    return [];
  }
  const found = await sql<{ no: number }>`
    select nextval(s.name) as no
    from (select pg_get_serial_sequence('person', 'person_no')::regclass as name offset 0) s,
      generate_series(1, ${count}::int)`.execute(tx);
  return found.rows.map(({ no }) => no);
}

/** Writes new people with their phones and identity numbers; the keys are the caller's part. */
export async function insertPeople(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  people: readonly NewPerson[],
): Promise<void> {
  if (people.length === 0) {
    return;
  }
  const names = people.map(({ draft }) => nameColumns(draft.fullName));
  const drafts = people.map(({ draft }) => draft);
  await sql`insert into person (person_no, id, dataset, full_name, given_folded, name_folded, name_marked, sex, birth_date,
      birth_year, area_no, household_no, address, source, assurance, created_at)
    select p.no, p.id, ${scope.dataset}, p.full_name, p.given, p.folded, p.marked, p.sex, p.birth_date, p.birth_year,
      p.area_no, p.household_no, p.address, p.source, p.assurance, p.created_at
    from unnest(${people.map(({ personNo }) => personNo)}::bigint[], ${people.map(({ id }) => id)}::uuid[],
      ${names.map((n) => n.fullName)}::text[], ${names.map((n) => n.given)}::text[], ${names.map((n) => n.folded)}::text[],
      ${names.map((n) => n.marked)}::text[], ${drafts.map((d) => d.sex)}::text[], ${drafts.map((d) => d.birthDate)}::date[],
      ${drafts.map((d) => d.birthYear)}::smallint[], ${drafts.map((d) => d.areaNo)}::int[],
      ${people.map(({ householdNo }) => householdNo)}::bigint[],
      ${drafts.map((d) => (d.address === null ? null : secrets.encrypt(d.address)))}::bytea[],
      ${people.map(({ source }) => source)}::text[], ${people.map(({ assurance }) => assurance)}::text[],
      ${people.map(({ createdAt }) => createdAt.toISOString())}::timestamptz[])
      as p(no, id, full_name, given, folded, marked, sex, birth_date, birth_year, area_no, household_no, address, source,
        assurance, created_at)`.execute(tx);
  await openMemberships(scope, tx, people, localDate(people[0]!.createdAt.getTime()));
  await addPhones(
    scope,
    tx,
    secrets,
    people.flatMap(({ personNo, draft }) =>
      draft.phones.map((phone, i) => ({ personNo, phone, position: i })),
    ),
  );
  await addIdentifiers(
    scope,
    tx,
    secrets,
    people.flatMap(({ personNo, draft }) =>
      draft.identifiers.map((identifier) => ({ personNo, identifier })),
    ),
  );
}

export type PhoneRow = { readonly personNo: number; readonly phone: string; readonly position: number };

/** Adds phones; one that the person has stays as it is. */
export async function addPhones(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  rows: readonly PhoneRow[],
): Promise<void> {
  if (rows.length > 0) {
    await sql`insert into person_phone (person_no, hash, value, position)
      select n.* from unnest(${rows.map(({ personNo }) => personNo)}::bigint[],
        ${rows.map(({ phone }) => phoneHash(secrets.blindIndex, phone))}::bytea[],
        ${rows.map(({ phone }) => secrets.encrypt(phone))}::bytea[], ${rows.map(({ position }) => position)}::smallint[]) as n(person_no, hash, value, position)
      join person p on p.person_no = n.person_no and p.dataset = ${scope.dataset}
      on conflict do nothing`.execute(tx);
  }
}

export type IdentifierRow = { readonly personNo: number; readonly identifier: Identifier };

/** Adds identity numbers; one that the person has stays as it is. */
export async function addIdentifiers(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  rows: readonly IdentifierRow[],
): Promise<void> {
  if (rows.length > 0) {
    await sql`insert into person_identifier (person_no, kind, hash, value)
      select n.* from unnest(${rows.map(({ personNo }) => personNo)}::bigint[],
        ${rows.map(({ identifier }) => identifier.kind)}::text[],
        ${rows.map(({ identifier }) => identifierHash(secrets.blindIndex, identifier))}::bytea[],
        ${rows.map(({ identifier }) => secrets.encrypt(identifier.value))}::bytea[]) as n(person_no, kind, hash, value)
      join person p on p.person_no = n.person_no and p.dataset = ${scope.dataset}
      on conflict do nothing`.execute(tx);
  }
}

/** A number by its hash, and whose it is. */
export type OwnedHash = { readonly personNo: number; readonly hash: Buffer };

/** Takes these phones and identity numbers off their people. */
export async function removeNumbers(
  scope: Scope,
  tx: Tx,
  numbers: { readonly phones: readonly OwnedHash[]; readonly identifiers: readonly OwnedHash[] },
): Promise<void> {
  const tables = [
    [sql.table('person_phone'), numbers.phones],
    [sql.table('person_identifier'), numbers.identifiers],
  ] as const;
  for (const [table, owned] of tables) {
    if (owned.length > 0) {
      await sql`delete from ${table} n
        using unnest(${owned.map(({ personNo }) => personNo)}::bigint[], ${owned.map(({ hash }) => hash)}::bytea[]) as o(person_no, hash),
          person p
        where n.person_no = o.person_no and n.hash = o.hash and p.person_no = n.person_no
          and p.dataset = ${scope.dataset}`.execute(tx);
    }
  }
}

/** Columns of one person as an edit, a merge or an undo leaves them. */
export type PersonUpdate = Pick<
  PersonDraft,
  'fullName' | 'sex' | 'birthDate' | 'birthYear' | 'address' | 'areaNo'
> & {
  readonly householdNo: number | null;
  readonly assurance: Provenance['assurance'];
  readonly version: number;
  readonly fieldVersions: Readonly<Record<string, number>>;
};

/** Writes the columns of people. */
export async function updatePeople(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  people: readonly (PersonUpdate & { readonly personNo: number })[],
): Promise<void> {
  const rows = people.map((to) => ({ ...to, name: nameColumns(to.fullName) }));
  const each = <T>(of: (row: (typeof rows)[number]) => T) => rows.map(of);
  await sql`update person p set full_name = n.full_name, given_folded = n.given, name_folded = n.folded,
      name_marked = n.marked, sex = n.sex, birth_date = n.birth_date, birth_year = n.birth_year, area_no = n.area_no,
      household_no = n.household_no, address = n.address, assurance = n.assurance, version = n.version,
      field_versions = n.field_versions
    from unnest(${each(({ personNo }) => personNo)}::bigint[], ${each(({ name }) => name.fullName)}::text[],
      ${each(({ name }) => name.given)}::text[], ${each(({ name }) => name.folded)}::text[],
      ${each(({ name }) => name.marked)}::text[], ${each(({ sex }) => sex)}::text[],
      ${each(({ birthDate }) => birthDate)}::date[], ${each(({ birthYear }) => birthYear)}::int[],
      ${each(({ areaNo }) => areaNo)}::int[], ${each(({ householdNo }) => householdNo)}::bigint[],
      ${each(({ address }) => (address === null ? null : secrets.encrypt(address)))}::bytea[],
      ${each(({ assurance }) => assurance)}::text[], ${each(({ version }) => version)}::int[],
      ${each(({ fieldVersions }) => JSON.stringify(fieldVersions))}::jsonb[])
      as n(person_no, full_name, given, folded, marked, sex, birth_date, birth_year, area_no, household_no, address,
        assurance, version, field_versions)
    where p.person_no = n.person_no and p.dataset = ${scope.dataset}`.execute(tx);
}

/** Points records to the one that they were merged into; null sets them free again. */
export async function pointTo(
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
  keepNo: number | null,
): Promise<void> {
  await sql`update person set merged_into_no = ${keepNo}, version = version + 1
    where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
}
