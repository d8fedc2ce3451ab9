import type { CountedMove, Level, Move } from '../types.ts';

export type PersonMove = Move & { readonly personNo: number };

/**
 * Who moved between two tracings of one case. Levels deeper than `depth` were not looked at by both, so that somebody
 * who is only there, or only was there, has not moved as far as anybody knows; a move from or to a nearer level is one.
 */
export function diffLevels(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
  depth: number,
): PersonMove[] {
  const people = new Set([...before.keys(), ...after.keys()]);
  return [...people].flatMap((personNo): PersonMove[] => {
    const from: Level = before.get(personNo) ?? null;
    const to: Level = after.get(personNo) ?? null;
    const seen = [from, to].some((level) => level !== null && level <= depth);
    return from === to || !seen ? [] : [{ personNo, from, to }];
  });
}

/** Moves counted, nearest first. */
export function countMoves(moves: readonly Move[]): CountedMove[] {
  const counts = Map.groupBy(moves, ({ from, to }) => `${from} ${to}`);
  const rank = (level: Level) => level ?? 99;
  return [...counts.values()]
    .map((group) => ({ from: group[0]!.from, to: group[0]!.to, n: group.length }))
    .toSorted((a, b) => rank(a.to) - rank(b.to) || rank(a.from) - rank(b.from));
}
