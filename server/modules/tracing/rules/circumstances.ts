import type { Circumstance } from '../store/circumstances.ts';
import type { Exposure } from '../types.ts';

/** Exposures with what the case recalled of the visit: that at the same place which overlaps the most. */
export function withCircumstances(
  exposures: readonly Exposure[],
  recalled: readonly Circumstance[],
): Exposure[] {
  const byPlace = Map.groupBy(recalled, ({ placeNo }) => placeNo);
  return exposures.map((one) => {
    const best = (byPlace.get(one.placeNo ?? -1) ?? [])
      .map((visit) => ({ visit, shared: Math.min(visit.to, one.to) - Math.max(visit.from, one.from) }))
      .filter(({ shared }) => shared > 0)
      .toSorted((a, b) => b.shared - a.shared)[0]?.visit;
    return best === undefined
      ? one
      : {
          ...one,
          ...(best.masked === null ? {} : { masked: best.masked }),
          ...(best.indoors === null ? {} : { indoors: best.indoors }),
        };
  });
}
