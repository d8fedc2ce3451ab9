import type { Area } from '../directory-types.ts';

/** How many people live in an area, where somebody is named who says so: no rate has a denominator without a source. */
export function populationOf({
  population,
  populationSource,
}: Pick<Area, 'population' | 'populationSource'>): number | null {
  return populationSource === null ? null : population;
}

/** The people of several areas together; null for none, and where it is not known of one of them. */
export function populationOfAll(
  areas: readonly Pick<Area, 'population' | 'populationSource'>[],
): number | null {
  const known = areas.map(populationOf).filter((people) => people !== null);
  return known.length === 0 || known.length < areas.length
    ? null
    : known.reduce((sum, people) => sum + people, 0);
}
