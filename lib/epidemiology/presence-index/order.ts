const BITS = 11;
const DIGITS = 1 << BITS;

/**
 * Positions by ascending value, then as `compare` says; values are whole numbers below 2^53. Radix sort: a few passes
 * over the values, where sorting by comparison calls back a dozen times for each.
 */
export function orderBy(values: Float64Array, compare: (a: number, b: number) => number): Int32Array {
  const order = radixOrder(values);
  const count = order.length;
  for (let i = 0; i < count;) {
    const first = i;
    const value = values[order[i]!]!;
    for (i += 1; i < count && values[order[i]!] === value;) {
      i += 1;
    }
    if (i - first > 1) {
      order.subarray(first, i).sort(compare);
    }
  }
  return order;
}

/** Positions by ascending value; equal ones stay as they come in `order`, which is used up. */
export function radixOrder(
  values: Float64Array | Int32Array,
  order: Int32Array = positions(values.length),
): Int32Array {
  const count = values.length;
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = value < least ? value : least;
    most = value > most ? value : most;
  }
  let sorted = order;
  let next: Int32Array = new Int32Array(count);
  const starts = new Int32Array(DIGITS + 1);
  for (let unit = 1; unit <= most - least; unit *= DIGITS) {
    starts.fill(0);
    for (let i = 0; i < count; i += 1) {
      starts[(((values[i]! - least) / unit) & (DIGITS - 1)) + 1]! += 1;
    }
    for (let digit = 1; digit < DIGITS; digit += 1) {
      starts[digit]! += starts[digit - 1]!;
    }
    for (let i = 0; i < count; i += 1) {
      const from = sorted[i]!;
      const digit = ((values[from]! - least) / unit) & (DIGITS - 1);
      next[starts[digit]!] = from;
      starts[digit]! += 1;
    }
    [sorted, next] = [next, sorted];
  }
  return sorted;
}

function positions(count: number): Int32Array {
  const order = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    order[i] = i;
  }
  return order;
}

/** The values in that order. */
export function inOrder(values: Float64Array, order: Int32Array): Float64Array {
  const sorted = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    sorted[i] = values[order[i]!]!;
  }
  return sorted;
}
