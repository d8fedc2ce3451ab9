import type { Measure } from './measure.ts';

export type Better = 'higher' | 'lower';

/** An area with its value now and over the same length of time before. */
export type Entrant = { readonly areaNo: number; readonly now: Measure; readonly before: number | null };

export type Place = {
  readonly areaNo: number;
  /** 1 is the best; equal values share a place; null without a value. */
  readonly rank: number | null;
  readonly beforeRank: number | null;
  readonly trend: 'up' | 'down' | 'same' | null;
  /** How many more units of what is counted would bring it to a better place, and which. */
  readonly next: { readonly rank: number; readonly needed: number } | null;
};

/**
 * Places in order, those without a value last. Where more is better, `next` says how many more it takes to stand above
 * the next one ahead while nobody else moves: of a ratio the numerator grows and the denominator stays. What has
 * happened can't be taken back, so where less is better there is no such number.
 * @param per of a ratio; null for a plain count.
 */
export function rankAreas(entrants: readonly Entrant[], better: Better, per: number | null): Place[] {
  const sign = better === 'higher' ? -1 : 1;
  const ranks = ranksOf(
    entrants.map(({ areaNo, now }) => [areaNo, now.value]),
    sign,
  );
  const beforeRanks = ranksOf(
    entrants.map(({ areaNo, before }) => [areaNo, before]),
    sign,
  );
  const order = entrants.toSorted(
    (a, b) => (ranks.get(a.areaNo) ?? Infinity) - (ranks.get(b.areaNo) ?? Infinity) || a.areaNo - b.areaNo,
  );
  return order.map(({ areaNo, now, before }): Place => {
    const rank = ranks.get(areaNo) ?? null;
    const ahead =
      rank === null
        ? undefined
        : order.findLast((one) => one.now.value !== null && ranks.get(one.areaNo)! < rank);
    const needed = better === 'lower' || ahead === undefined ? null : neededAbove(now, ahead.now.value!, per);
    return {
      areaNo,
      rank,
      beforeRank: beforeRanks.get(areaNo) ?? null,
      trend:
        now.value === null || before === null
          ? null
          : now.value > before
            ? 'up'
            : now.value < before
              ? 'down'
              : 'same',
      next: needed === null ? null : { rank: ranks.get(ahead!.areaNo)!, needed },
    };
  });
}

/** Units that it takes to pass a value; null where a ratio can't get there. */
function neededAbove(now: Measure, value: number, per: number | null): number | null {
  if (per === null) {
    return Math.floor(value - now.value!) + 1;
  }
  const { numerator, denominator } = now;
  if (numerator === null || denominator === null || denominator <= 0) {
    return null;
  }
  // A hair above the exact quotient, so that 0.1 + 0.2 does not ask for one too many.
  const needed = Math.floor((value * denominator) / per - numerator + 1e-9) + 1;
  return per === 100 && numerator + needed > denominator ? null : needed;
}

function ranksOf(values: readonly (readonly [areaNo: number, value: number | null])[], sign: number) {
  const known = values.filter((one): one is readonly [number, number] => one[1] !== null);
  const sorted = known.map(([, value]) => value).sort((a, b) => sign * (a - b));
  const first = new Map<number, number>();
  for (const [i, value] of sorted.entries()) {
    if (!first.has(value)) {
      first.set(value, i + 1);
    }
  }
  return new Map(known.map(([areaNo, value]) => [areaNo, first.get(value)!]));
}

/** Share of a target that is reached, 1 is all of it; for a ceiling, how much of it is kept. Null where nothing is known. */
export function attainment(
  value: number | null,
  target: { readonly value: number; readonly direction: 'at-least' | 'at-most' } | null,
): { readonly share: number | null; readonly met: boolean | null } {
  if (value === null || target === null) {
    return { share: null, met: null };
  }
  const met = target.direction === 'at-least' ? value >= target.value : value <= target.value;
  const [part, whole] = target.direction === 'at-least' ? [value, target.value] : [target.value, value];
  return { share: whole === 0 ? (met ? 1 : 0) : Math.min(1, part / whole), met };
}
