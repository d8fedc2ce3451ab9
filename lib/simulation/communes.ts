import type { CommuneInput } from './province-types.ts';

/** What of an administrative unit is needed to fill it with people. */
export interface CommuneUnit {
  readonly code: string;
  readonly fullName: string;
  /** Ward, rural commune, town. */
  readonly subtype: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly population: number | null;
}

/** Weight of a commune where no commune of its kind has a known population. */
const UNKNOWN_POPULATION = 10_000;

/**
 * Communes to fill, from administrative units: one without a known population gets the mean of its kind (a ward or a
 * rural commune), one without a centre is left out.
 */
export function communesToFill(units: readonly CommuneUnit[]): CommuneInput[] {
  return units.flatMap(({ code, fullName, lat, lon, population, subtype }) =>
    lat === null || lon === null
      ? []
      : [{ code, name: fullName, lat, lon, population: population ?? meanPopulation(units, subtype) }],
  );
}

function meanPopulation(units: readonly CommuneUnit[], subtype: string | null): number {
  const known = units.flatMap((unit) =>
    unit.subtype === subtype && unit.lat !== null && unit.population !== null ? [unit.population] : [],
  );
  const sum = known.reduce((total, population) => total + population, 0);
  return known.length === 0 ? UNKNOWN_POPULATION : Math.round(sum / known.length);
}
