import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { copyRows } from '../../../platform/db/copy.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { MatchKey, UniqueKey } from '../rules/keys.ts';
import type { SealedPerson } from '../rules/seal-person.ts';
import { openMemberships } from './households.ts';
import { type Claim, sorted } from './keys.ts';
import type { NewPerson } from './write-people.ts';

export type SealedRow = NewPerson & { readonly sealed: SealedPerson };

/** As `insertPeople`, for many: what is new and conflicts with nothing. */
export async function copyPeople(scope: Scope, tx: Tx, people: readonly SealedRow[]): Promise<void> {
  const { dataset } = scope;
  await copyRows(
    tx,
    `person (person_no, id, dataset, full_name, given_folded, name_folded, name_marked, sex, birth_date, birth_year, area_no,
      household_no, address, source, assurance, created_at)`,
    people.map(({ personNo, id, draft, householdNo, source, assurance, createdAt, sealed }) => {
      const { fullName, given, folded, marked } = sealed.name;
      const { sex, birthDate, birthYear, areaNo } = draft;
      const known = [
        fullName,
        given,
        folded,
        marked,
        sex,
        birthDate,
        birthYear,
        areaNo,
        householdNo,
        sealed.address,
      ];
      return [personNo, id, dataset, ...known, source, assurance, createdAt];
    }),
  );
  await openMemberships(scope, tx, people, localDate(people[0]!.createdAt.getTime()));
  await copyRows(
    tx,
    'person_phone (person_no, hash, value, position)',
    people.flatMap(({ personNo, sealed }) =>
      sealed.phones.map(({ hash, value }, i) => [personNo, hash, value, i]),
    ),
  );
  await copyRows(
    tx,
    'person_identifier (person_no, kind, hash, value)',
    people.flatMap(({ personNo, sealed }) =>
      sealed.identifiers.map(({ kind, hash, value }) => [personNo, kind, hash, value]),
    ),
  );
}

/** Takes the keys of ids that were made just now: nobody else can have them. */
export async function copyFreshKeys(
  { dataset }: Scope,
  tx: Tx,
  claims: readonly Claim<UniqueKey>[],
): Promise<void> {
  await copyRows(
    tx,
    'person_key (hash, kind, dataset, person_no)',
    sorted(claims).map(({ key, personNo }) => [key.hash, key.kind, dataset, personNo]),
  );
}

/** As `addMatchKeys`, for people who have none yet. */
export async function copyMatchKeys(
  { dataset }: Scope,
  tx: Tx,
  claims: readonly Claim<MatchKey>[],
): Promise<void> {
  const rows = sorted(claims);
  const isAgain = (i: number) => {
    const [one, before] = [rows[i]!, rows[i - 1]];
    return (
      before?.personNo === one.personNo &&
      before.key.kind === one.key.kind &&
      before.key.hash.equals(one.key.hash)
    );
  };
  await copyRows(
    tx,
    'person_match (hash, kind, dataset, person_no, name_sketch)',
    rows.flatMap(({ key, personNo }, i) =>
      isAgain(i) ? [] : [[key.hash, key.kind, dataset, personNo, key.sketch?.toString() ?? null]],
    ),
  );
}
