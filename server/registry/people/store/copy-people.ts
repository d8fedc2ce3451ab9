import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { copyRows } from '../../../platform/db/copy.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { identifierHash, type MatchKey, phoneHash } from '../rules/keys.ts';
import { openMemberships } from './households.ts';
import { type Claim, sorted } from './keys.ts';
import { nameColumns, type NewPerson } from './write-people.ts';

/** As `insertPeople`, for many: what is new and conflicts with nothing. */
export async function copyPeople(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  people: readonly NewPerson[],
): Promise<void> {
  const { dataset } = scope;
  const blind = secrets.blindIndex;
  await copyRows(
    tx,
    `person (person_no, id, dataset, full_name, given_folded, name_folded, name_marked, sex, birth_date, birth_year, area_no,
      household_no, address, source, assurance, created_at)`,
    people.map(({ personNo, id, draft, householdNo, source, assurance, createdAt }) => {
      const { fullName, given, folded, marked } = nameColumns(draft.fullName);
      const { sex, birthDate, birthYear, areaNo } = draft;
      const address = draft.address === null ? null : secrets.encrypt(draft.address);
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
        address,
      ];
      return [personNo, id, dataset, ...known, source, assurance, createdAt];
    }),
  );
  await openMemberships(scope, tx, people, localDate(people[0]!.createdAt.getTime()));
  await copyRows(
    tx,
    'person_phone (person_no, hash, value, position)',
    people.flatMap(({ personNo, draft }) =>
      [...new Set(draft.phones)].map((phone, i) => [
        personNo,
        phoneHash(blind, phone),
        secrets.encrypt(phone),
        i,
      ]),
    ),
  );
  await copyRows(
    tx,
    'person_identifier (person_no, kind, hash, value)',
    people.flatMap(({ personNo, draft }) =>
      [...new Map(draft.identifiers.map((one) => [identifierHash(blind, one).toString('hex'), one]))].map(
        ([hash, { kind, value }]) => [personNo, kind, Buffer.from(hash, 'hex'), secrets.encrypt(value)],
      ),
    ),
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
    'person_match (hash, kind, dataset, person_no)',
    rows.flatMap(({ key, personNo }, i) => (isAgain(i) ? [] : [[key.hash, key.kind, dataset, personNo]])),
  );
}
