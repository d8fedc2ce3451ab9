/** Size, mean, standard deviation (n - 1) and median of a sample; `null` where the sample is too small to have one. */
export interface Summary {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
}

/** Summarises a sample; the median of an even number of values is the mean of the middle two. */
export function summarise(values: readonly number[]): Summary {
  const n = values.length;
  if (n === 0) {
    return { n, mean: null, sd: null, median: null };
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sorted = values.toSorted((a, b) => a - b);
  const median = (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null, median };
}
