import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { idHash } from '../rules/keys.ts';
import type { PersonView } from '../rules/present.ts';
import { readHouseholdIds } from '../store/households.ts';
import { readKeyOwners } from '../store/keys.ts';
import {
  type PersonHead,
  readHeads,
  readIdentifiers,
  readMergedInto,
  readPhones,
} from '../store/read-people.ts';
import type { PeopleContext, PersonDraft, PersonRow } from '../types.ts';

/** A stored person and the same decrypted. */
export type LoadedPerson = { readonly row: PersonRow; readonly draft: PersonDraft };

/** Decrypts whole records with their phones and identity numbers. */
export async function loadPeople(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly PersonRow[],
): Promise<LoadedPerson[]> {
  if (rows.length === 0) {
    return [];
  }
  const nos = rows.map(({ personNo }) => personNo);
  const phones = Map.groupBy(await readPhones(scope, db, nos), ({ personNo }) => personNo);
  const identifiers = Map.groupBy(await readIdentifiers(scope, db, nos), ({ personNo }) => personNo);
  const households = await readHouseholdIds(
    scope,
    db,
    rows.flatMap(({ householdNo }) => householdNo ?? []),
  );
  return rows.map((row) => ({
    row,
    draft: {
      fullName: row.named ? row.fullName : null,
      sex: row.sex,
      birthDate: row.birthDate,
      birthYear: row.birthYear,
      address: row.address === null ? null : secrets.decrypt(row.address),
      areaNo: row.areaNo,
      householdId: row.householdNo === null ? null : (households.get(row.householdNo) ?? null),
      phones: (phones.get(row.personNo) ?? []).map(({ value }) => secrets.decrypt(value)),
      identifiers: (identifiers.get(row.personNo) ?? []).map(({ kind, value }) => ({
        kind,
        value: secrets.decrypt(value),
      })),
    },
  }));
}

/** A loaded person with the names of what it points to, ready to be presented. */
export function viewOf(
  { areas }: PeopleContext,
  { row, draft }: LoadedPerson,
  more: { readonly cardCode: string | null; readonly mergedInto: string | null },
): PersonView {
  const area = row.areaNo === null ? undefined : areas.byNo(row.areaNo);
  const { areaNo: _, householdNo: _household, mergedIntoNo: _merged, ...columns } = row;
  return {
    ...columns,
    address: draft.address,
    phones: draft.phones,
    identifiers: draft.identifiers,
    householdId: draft.householdId,
    areaId: area?.id ?? null,
    areaName: area?.fullName ?? null,
    ...more,
  };
}

/** Heads by number, each with the record that speaks for it: its own, or the one that it was merged into. */
export async function followMerged(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, PersonHead>> {
  const heads = await readHeads(scope, db, nos);
  const away = [...heads.values()].flatMap(({ mergedIntoNo }) => mergedIntoNo ?? []);
  const kept = await readHeads(scope, db, away);
  return new Map([...heads].map(([no, head]) => [no, kept.get(head.mergedIntoNo ?? -1) ?? head]));
}

/** Numbers by outside id, as stored (merged records too). */
export async function ownNumbers(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const wanted = ids.map((id) => id.toLowerCase());
  const owners = await readKeyOwners(
    scope,
    db,
    wanted.map((id) => ({ kind: 'i', hash: idHash(id) })),
  );
  const byHash = new Map(
    owners.filter(({ kind }) => kind === 'i').map((row) => [row.hash.toString('hex'), row.personNo]),
  );
  return new Map(
    wanted.flatMap((id) => {
      const no = byHash.get(idHash(id).toString('hex'));
      return no === undefined ? [] : [[id, no]];
    }),
  );
}

/** For each number all numbers of the same person: facts may hang from any of them. The kept record's comes first. */
export async function numbersOfPeople(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, readonly number[]>> {
  if (nos.length === 0) {
    return new Map();
  }
  const kept = await followMerged(scope, db, nos);
  const merged = Map.groupBy(
    await readMergedInto(scope, db, [...new Set([...kept.values()].map(({ personNo }) => personNo))]),
    ({ mergedIntoNo }) => mergedIntoNo,
  );
  return new Map(
    [...kept].map(([no, { personNo }]) => [
      no,
      [personNo, ...(merged.get(personNo) ?? []).map((row) => row.personNo)],
    ]),
  );
}
