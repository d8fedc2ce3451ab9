import { uniform, type Random } from './random.ts';

/** Items with running sums of their weights, to draw from by binary search. */
export interface Weighted<T> {
  readonly items: readonly T[];
  readonly sums: Float64Array;
}

/** Prepares drawing with probabilities proportional to the weights; throws when there is nothing to draw. */
export function weighted<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
  const sums = new Float64Array(pairs.length);
  let sum = 0;
  pairs.forEach(([, weight], i) => {
    sum += weight;
    sums[i] = sum;
  });
  if (!(sum > 0)) {
    throw new RangeError('a weighted table needs a positive weight');
  }
  return { items: pairs.map(([item]) => item), sums };
}

/** Position of a drawn item. */
export function drawIndex<T>(random: Random, table: Weighted<T>): number {
  const point = uniform(random) * table.sums[table.sums.length - 1]!;
  let low = 0;
  let high = table.sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.sums[middle]! > point) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** A drawn item. */
export function draw<T>(random: Random, table: Weighted<T>): T {
  return table.items[drawIndex(random, table)]!;
}
