import type { PresenceIndex } from './presence-index.ts';
import { type OverlapSums, sumOverlaps } from './overlaps.ts';

export type LevelsQuery = {
  readonly personNo: number;
  readonly from: number;
  readonly to: number;
  readonly minMsAt: (placeNo: number) => number;
  readonly lingerMs: number;
  readonly depth: 1 | 2 | 3;
  /** When a person was isolated, Unix ms: that person exposes nobody after it. */
  readonly isolations: ReadonlyMap<number, number>;
};

/** People of one level: their sums by place, and when each was first exposed. */
export type TracedLevel = { readonly sums: OverlapSums; readonly first: ReadonlyMap<number, number> };

/** Level by level what `traceContacts` finds: who is in a level exposes from the own first exposure on. */
export function traceLevels(index: PresenceIndex, query: LevelsQuery): TracedLevel[] {
  const known = [query.personNo];
  const levels: TracedLevel[] = [];
  let exposing = new Map([[query.personNo, query.from]]);
  for (let level = 1; level <= query.depth && exposing.size > 0; level += 1) {
    const sums = sumOverlaps(index, {
      exposers: [...exposing].map(([personNo, since]) => ({
        personNo,
        from: Math.max(query.from, since),
        to: Math.min(query.to, query.isolations.get(personNo) ?? Infinity),
      })),
      minMsAt: query.minMsAt,
      lingerMs: query.lingerMs,
      exclude: known,
      only: null,
      limit: Infinity,
    });
    exposing = new Map();
    for (const [i, personNo] of sums.personNo.entries()) {
      exposing.set(personNo, Math.min(exposing.get(personNo) ?? Infinity, sums.from[i]!));
    }
    known.push(...exposing.keys());
    levels.push({ sums, first: exposing });
  }
  return levels;
}
