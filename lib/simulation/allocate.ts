/**
 * Spreads `total` over the weights by largest remainder: the parts are integers, proportional within one, and sum to
 * `total`. Equal remainders go to the earlier part. Throws when no weight is positive.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const clean = weights.map((weight) => (weight > 0 ? weight : 0));
  const sum = clean.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) {
    throw new RangeError('allocate needs a positive weight');
  }
  const shares = clean.map((weight) => (total * weight) / sum);
  const parts = shares.map(Math.floor);
  const left = total - parts.reduce((a, b) => a + b, 0);
  const order = shares
    .map((share, i) => ({ i, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) {
    parts[i] = parts[i]! + 1;
  }
  return parts;
}
