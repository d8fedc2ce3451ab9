import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { phoneHash } from '../rules/keys.ts';
import { readKeyHolders } from '../store/keys.ts';
import type { PeopleContext } from '../types.ts';
import { followMerged } from './load-people.ts';

/**
 * Numbers of the kept records that hold each phone (national digits), smallest first; a phone that nobody holds is
 * missing. One statement however many phones: what pasted sheets of a thousand rows are matched by.
 */
export async function findByPhones(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  phones: readonly string[],
): Promise<Map<string, number[]>> {
  if (phones.length === 0) {
    return new Map();
  }
  const textOf = new Map(
    phones.map((phone) => [phoneHash(secrets.blindIndex, phone).toString('base64'), phone]),
  );
  const keys = [...textOf.keys()].map((hash) => ({ kind: 'p' as const, hash: Buffer.from(hash, 'base64') }));
  const holders = await readKeyHolders(scope, db, keys);
  const kept = await followMerged(
    scope,
    db,
    holders.map(({ personNo }) => personNo),
  );
  const found = Map.groupBy(holders, ({ hash }) => textOf.get(hash.toString('base64'))!);
  return new Map(
    [...found].map(([phone, own]) => [
      phone,
      [...new Set(own.flatMap(({ personNo }) => kept.get(personNo)?.personNo ?? []))].toSorted(
        (a, b) => a - b,
      ),
    ]),
  );
}
