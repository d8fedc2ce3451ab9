import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { readMembers } from '../store/households.ts';
import { readIdentifiers, readPeople, readPhones } from '../store/read-people.ts';
import { readResidents } from '../store/residents.ts';
import type { PeopleContext } from '../types.ts';
import { followMerged } from './load-people.ts';

/** Units asked for at once hold so many people at most; a province has more and is not asked for here. */
const MOST_READ = 200_000;

/** A person with the household of the registry; null: none on record. */
export type Resident = { readonly personNo: number; readonly householdNo: number | null };

/**
 * People on record in these units; of those, where words are given, the ones whose address holds all words of one of the
 * texts in a row, marks left out. Addresses are encrypted, so they are compared here. The caller has checked the right.
 */
export async function findResidents(
  { platform: { secrets } }: Pick<PeopleContext, 'platform'>,
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  addresses?: readonly string[],
): Promise<Resident[]> {
  const rows = await readResidents(scope, db, areaNos, MOST_READ);
  const wanted = addresses?.map(addressKey).filter((text) => text.trim() !== '');
  const lives = (address: Buffer | null): boolean => {
    if (wanted === undefined) {
      return true;
    }
    if (address === null) {
      return false;
    }
    const text = addressKey(secrets.decrypt(address));
    return wanted.some((one) => text.includes(one));
  };
  return rows
    .filter(({ address }) => lives(address))
    .map(({ personNo, householdNo }) => ({ personNo, householdNo }));
}

/** A text as addresses are compared: folded words, each between spaces, so that `12` is not found in `112`. */
function addressKey(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** The household of each person, by the number of the kept record; those without a person are missing. */
export async function residentsByNo(scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<Resident[]> {
  const kept = await followMerged(scope, db, nos);
  const own = [...new Set([...kept.values()].map(({ personNo }) => personNo))];
  return (await readPeople(scope, db, own)).map(({ personNo, householdNo }) => ({ personNo, householdNo }));
}

/** Everybody of these households. */
export async function residentsOfHouseholds(
  scope: Scope,
  db: Db | Tx,
  householdNos: readonly number[],
): Promise<Resident[]> {
  return await readMembers(scope, db, householdNos);
}

/** Numbers by which a scan may name these people, canonical: `cccd:…`, `phone:…`. */
export async function scannedKeys(
  { platform: { secrets } }: Pick<PeopleContext, 'platform'>,
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<string[]> {
  const [phones, identifiers] = await Promise.all([
    readPhones(scope, db, nos),
    readIdentifiers(scope, db, nos),
  ]);
  return [
    ...identifiers.flatMap(({ kind, value }) => (kind === 'cccd' ? [`cccd:${secrets.decrypt(value)}`] : [])),
    ...phones.map(({ value }) => `phone:${secrets.decrypt(value)}`),
  ];
}
