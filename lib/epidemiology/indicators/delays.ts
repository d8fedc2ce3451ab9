/** How many cases had each delay: whole days -> count. Negative days are dates that contradict each other. */
export type DelayCounts = ReadonlyMap<number, number>;

/** What is said of a delay; all in days. */
export interface DelaySummary {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  /** First and third quartile. */
  readonly q1: number;
  readonly q3: number;
  readonly p90: number;
  readonly max: number;
}

/**
 * Mean, median, interquartile range, 90th percentile and longest of the delays that are not negative; `null` without one.
 * Quantiles are type 7 of Hyndman and Fan (Am Stat 1996;50:361-365): linear between the order statistics around
 * 1 + (n - 1) p, as R, NumPy and spreadsheets have it.
 */
export function summariseDelays(counts: DelayCounts): DelaySummary | null {
  const sorted = [...counts].filter(([day, count]) => day >= 0 && count > 0).sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) {
    return null;
  }
  const quantile = (p: number): number => {
    const position = (n - 1) * p;
    const below = Math.floor(position);
    const value = nth(sorted, below);
    return value + (position - below) * (nth(sorted, Math.min(below + 1, n - 1)) - value);
  };
  return {
    n,
    mean: sorted.reduce((sum, [day, count]) => sum + day * count, 0) / n,
    median: quantile(0.5),
    q1: quantile(0.25),
    q3: quantile(0.75),
    p90: quantile(0.9),
    max: sorted.at(-1)![0],
  };
}

/** Cases whose dates contradict each other: the later step is dated before the earlier one. */
export function contradictions(counts: DelayCounts): number {
  return [...counts].reduce((sum, [day, count]) => sum + (day < 0 ? count : 0), 0);
}

/** The value at a position (from 0) of the sorted sample that the counts stand for. */
function nth(sorted: readonly (readonly [number, number])[], position: number): number {
  let passed = 0;
  for (const [day, count] of sorted) {
    passed += count;
    if (position < passed) {
      return day;
    }
  }
  return sorted.at(-1)![0];
}
