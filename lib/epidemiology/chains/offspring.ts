import { fitNegativeBinomial, type NegativeBinomialFit } from './negative-binomial.ts';

/** How unequally cases infect. */
export interface Offspring {
  /** Cases that count as denominators: all of them, also those that infected nobody. */
  readonly cases: number;
  /** Mean number infected; links over cases. */
  readonly mean: number | null;
  /** Number of cases by how many they infected, 0 included, ascending. */
  readonly histogram: readonly (readonly [infected: number, cases: number])[];
  /** Share of cases that infected nobody. */
  readonly shareOfNone: number | null;
  readonly fit: NegativeBinomialFit | null;
  /** 99th percentile of a Poisson distribution with the same mean: whoever infected more is a superspreader. */
  readonly superspreaderAbove: number | null;
  /** Cases above it, most infectees first. */
  readonly superspreaders: readonly Spreader[];
  /** Share of all infections that the `TOP` cases with most infectees account for. */
  readonly topShare: number | null;
}

/** A case and how many it infected. */
export interface Spreader {
  readonly id: string;
  readonly infected: number;
}

/** How many of the heaviest spreaders `topShare` sums up. */
export const TOP_SPREADERS = 5;
const SUPERSPREADER_QUANTILE = 0.99;

/**
 * The offspring distribution of cases.
 * @param ids every case; those that `infected` lacks infected nobody.
 * @param infected number infected by case id.
 */
export function describeOffspring(
  ids: readonly string[],
  infected: Readonly<Record<string, number>>,
): Offspring {
  const counts = ids.map((id) => infected[id] ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = ids.length === 0 ? null : total / ids.length;
  const ranked = ids
    .flatMap((id, i): Spreader[] => (counts[i]! > 0 ? [{ id, infected: counts[i]! }] : []))
    .sort((a, b) => b.infected - a.infected || (a.id < b.id ? -1 : 1));
  const histogram = new Map<number, number>();
  for (const count of counts) {
    histogram.set(count, (histogram.get(count) ?? 0) + 1);
  }
  const bound = mean === null || mean === 0 ? null : poissonQuantile(mean, SUPERSPREADER_QUANTILE);
  const top = ranked.slice(0, TOP_SPREADERS).reduce((sum, one) => sum + one.infected, 0);
  return {
    cases: ids.length,
    mean,
    histogram: [...histogram].sort((a, b) => a[0] - b[0]),
    shareOfNone: ids.length === 0 ? null : (histogram.get(0) ?? 0) / ids.length,
    fit: fitNegativeBinomial(counts),
    superspreaderAbove: bound,
    superspreaders: bound === null ? [] : ranked.filter((one) => one.infected > bound),
    topShare: total === 0 ? null : top / total,
  };
}

/** Smallest count q with P(X <= q) >= p for a Poisson distribution of this mean > 0. */
export function poissonQuantile(mean: number, p: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  let count = 0;
  while (sum < p && term > 0) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}
