import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import {
  copyRows,
  type CopyValue,
  copyWritten,
  type WrittenRows,
  writeOut,
} from '../../../platform/db/copy.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { idHash, type MatchKey, type UniqueKey } from '../rules/keys.ts';
import type { SealedPerson } from '../rules/seal-person.ts';
import { openMemberships } from './households.ts';
import { type Claim, sorted } from './keys.ts';
import type { NewPerson } from './write-people.ts';

export type SealedRow = NewPerson & { readonly sealed: SealedPerson };

const PERSON = `person (person_no, id, dataset, full_name, given_folded, name_folded, name_marked, sex, birth_date, birth_year,
  area_no, household_no, address, source, assurance, created_at)`;
const PHONE = 'person_phone (person_no, hash, value, position)';
const IDENTIFIER = 'person_identifier (person_no, kind, hash, value)';
const KEY = 'person_key (hash, kind, dataset, person_no)';
const MATCH = 'person_match (hash, kind, dataset, person_no, name_sketch)';

type Row = readonly CopyValue[];

/** As `insertPeople`, for many: what is new and conflicts with nothing. */
export async function copyPeople(scope: Scope, tx: Tx, people: readonly SealedRow[]): Promise<void> {
  await copyRows(tx, PERSON, personRows(scope, people));
  await openMemberships(scope, tx, people, localDate(people[0]!.createdAt.getTime()));
  await copyRows(tx, PHONE, phoneRows(people));
  await copyRows(tx, IDENTIFIER, identifierRows(people));
}

/** Takes the keys of ids that were made just now: nobody else can have them. */
export async function copyFreshKeys(
  scope: Scope,
  tx: Tx,
  claims: readonly Claim<UniqueKey>[],
): Promise<void> {
  await copyRows(tx, KEY, keyRows(scope, claims));
}

/** As `addMatchKeys`, for people who have none yet. */
export async function copyMatchKeys(scope: Scope, tx: Tx, claims: readonly Claim<MatchKey>[]): Promise<void> {
  await copyRows(tx, MATCH, matchRows(scope, claims));
}

/** The rows of people without households, their ids just made, table by table: each step takes a few milliseconds. */
export function* writePeopleOut(scope: Scope, people: readonly SealedRow[]): Generator<WrittenRows> {
  const ids = people.map(({ personNo, id }) => ({ key: { kind: 'i' as const, hash: idHash(id) }, personNo }));
  yield writeOut(KEY, keyRows(scope, ids));
  yield writeOut(PERSON, personRows(scope, people));
  yield writeOut(PHONE, phoneRows(people));
  yield writeOut(IDENTIFIER, identifierRows(people));
  const keys = people.flatMap(({ personNo, sealed }) => sealed.keys.match.map((key) => ({ key, personNo })));
  yield writeOut(MATCH, matchRows(scope, keys));
}

/** Loads what was written out, in its order. */
export async function copyWrittenPeople(
  _scope: Scope,
  tx: Tx,
  tables: readonly WrittenRows[],
): Promise<void> {
  for (const rows of tables) {
    await copyWritten(tx, rows);
  }
}

function personRows({ dataset }: Scope, people: readonly SealedRow[]): Row[] {
  return people.map(({ personNo, id, draft, householdNo, source, assurance, createdAt, sealed }) => {
    const { fullName, given, folded, marked } = sealed.name;
    const { sex, birthDate, birthYear, areaNo } = draft;
    const { address } = sealed;
    return [
      personNo, id, dataset, fullName, given, folded, marked, sex, birthDate, birthYear, areaNo, householdNo, address,
      source, assurance, createdAt,
    ]; // prettier-ignore
  });
}

function phoneRows(people: readonly SealedRow[]): Row[] {
  return people.flatMap(({ personNo, sealed }) =>
    sealed.phones.map(({ hash, value }, i): Row => [personNo, hash, value, i]),
  );
}

function identifierRows(people: readonly SealedRow[]): Row[] {
  return people.flatMap(({ personNo, sealed }) =>
    sealed.identifiers.map(({ kind, hash, value }): Row => [personNo, kind, hash, value]),
  );
}

function keyRows({ dataset }: Scope, claims: readonly Claim<UniqueKey>[]): Row[] {
  return sorted(claims).map(({ key, personNo }) => [key.hash, key.kind, dataset, personNo]);
}

function matchRows({ dataset }: Scope, claims: readonly Claim<MatchKey>[]): Row[] {
  const rows = sorted(claims);
  const isAgain = (i: number) => {
    const [one, before] = [rows[i]!, rows[i - 1]];
    return (
      before?.personNo === one.personNo &&
      before.key.kind === one.key.kind &&
      before.key.hash.equals(one.key.hash)
    );
  };
  return rows.flatMap(({ key, personNo }, i): Row[] =>
    isAgain(i) ? [] : [[key.hash, key.kind, dataset, personNo, key.sketch?.toString() ?? null]],
  );
}
