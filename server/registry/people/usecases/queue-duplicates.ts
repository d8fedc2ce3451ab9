import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { pairOf, pairText, queuePairs } from '../store/duplicates.ts';
import type { PeopleContext } from '../types.ts';
import { findDuplicates, type Suspect } from './find-duplicates.ts';

export type FoundDuplicate = { readonly id: string; readonly score: number };

/**
 * Looks for records that may be the same person as these, by shared keys, and queues the pairs.
 * @returns for each person (by number) who it may be, best first; pairs decided to be two people are left out.
 */
export async function queueDuplicates(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  people: readonly Suspect[],
): Promise<Map<number, FoundDuplicate[]>> {
  const found = await findDuplicates(context, scope, tx, people);
  await queueFound(
    context,
    scope,
    tx,
    found.map(({ other, ...pair }) => ({ ...pair, otherNo: other.row.personNo })),
  );
  const byPerson = Map.groupBy(
    found.sort((a, b) => b.score - a.score),
    ({ personNo }) => personNo,
  );
  return new Map(
    [...byPerson].map(([no, list]) => [no, list.map(({ other, score }) => ({ id: other.row.id, score }))]),
  );
}

/** Two numbers that may be one person's, as found. */
export type LikelyPair = {
  readonly personNo: number;
  readonly otherNo: number;
  readonly score: number;
  readonly reasons: readonly string[];
};

/** Queues pairs that were found already, each once. */
export async function queueFound(
  { platform }: PeopleContext,
  scope: Scope,
  tx: Tx,
  found: readonly LikelyPair[],
): Promise<void> {
  const now = platform.clock.now();
  const pairs = found.map(({ personNo, otherNo, score, reasons }) => ({
    id: uuid7(now),
    ...pairOf(personNo, otherNo),
    score,
    reasons,
  }));
  await queuePairs(scope, tx, [...new Map(pairs.map((pair) => [pairText(pair), pair])).values()], now);
}
