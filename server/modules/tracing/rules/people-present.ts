import type { Exposure } from '../types.ts';

type Meeting = Pick<Exposure, 'source' | 'placeNo' | 'viaNo' | 'from' | 'to'>;

/**
 * Counts, for exposures by co-presence, how many people met the same exposer at the same place while the exposure
 * lasted, the exposed one among them. Somebody who comes twice in that time counts twice.
 * @returns a look-up; undefined for other sources.
 */
export function peoplePresent(exposures: readonly Exposure[]): (one: Meeting) => number | undefined {
  const keyOf = (one: Meeting) => `${one.viaNo} ${one.placeNo}`;
  const places = Map.groupBy(
    exposures.filter((one) => one.source === 'presence'),
    keyOf,
  );
  const sorted = new Map(
    [...places].map(([key, own]) => [
      key,
      {
        starts: Float64Array.from(own, (one) => one.from).sort(),
        ends: Float64Array.from(own, (one) => one.to).sort(),
      },
    ]),
  );
  return (one) => {
    const place = one.source === 'presence' ? sorted.get(keyOf(one)) : undefined;
    return place === undefined
      ? undefined
      : countBelow(place.starts, one.to) - countBelow(place.ends, one.from + 1);
  };
}

/** How many of the ascending values lie below a limit. */
function countBelow(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
