import { orderBy } from './order.ts';
import type { PresenceIndex } from './presence-index.ts';

const STEPS = 4096;

/** The `limit` people with the largest sums, by sum descending, then number. Dense numbers. */
export function longestExposed(index: PresenceIndex, found: Int32Array, limit: number): Int32Array {
  const { people } = index;
  const { sums } = index.zeros();
  const all = new Float64Array(found.length);
  for (let i = 0; i < all.length; i += 1) {
    all[i] = sums[found[i]!]!;
  }
  const candidates = found.length > limit ? notBelowTheLast(all, limit) : null;
  const count = candidates?.length ?? found.length;
  const person = new Int32Array(count);
  const less = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = candidates?.[i] ?? i;
    person[i] = found[at]!;
    less[i] = -all[at]!;
  }
  const order = orderBy(less, (a, b) => people.numberAt(person[a]!) - people.numberAt(person[b]!));
  const chosen = new Int32Array(Math.min(limit, count));
  for (let i = 0; i < chosen.length; i += 1) {
    chosen[i] = person[order[i]!]!;
  }
  return chosen;
}

/** Positions of what may be among the `limit` largest: counted by step, so that not everything needs sorting. */
function notBelowTheLast(values: Float64Array, limit: number): Int32Array {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) {
    most = values[i]! > most ? values[i]! : most;
  }
  const scale = (STEPS - 1) / most;
  const counts = new Int32Array(STEPS);
  for (let i = 0; i < values.length; i += 1) {
    counts[Math.trunc(values[i]! * scale)]! += 1;
  }
  let step = STEPS;
  let above = 0;
  while (step > 0 && above < limit) {
    step -= 1;
    above += counts[step]!;
  }
  const chosen = new Int32Array(above);
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (Math.trunc(values[i]! * scale) >= step) {
      chosen[count] = i;
      count += 1;
    }
  }
  return chosen;
}
