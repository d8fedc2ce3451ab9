import { geoContains, geoDistance } from 'd3-geo';
import { MAX_POINTS } from '../../../../contract/lockdowns.ts';
import type { Polygons } from '../../../registry/areas/index.ts';

const EARTH_KM = 6371.0088;
/** Square kilometres: a cordon larger than that is a drawing mistake; larger than a commune's middle is worth a look. */
export const MOST_KM2 = 200;
const LARGE_KM2 = 5;
/** A drawn outline whose middle lies so far from that of the commune is likely drawn elsewhere. */
const FAR_KM = 15;

export type ShapeWarning = 'large' | 'outside-commune' | 'far-from-commune' | 'no-official-outline';

type MultiPolygon = { type: 'MultiPolygon'; coordinates: [number, number][][][] };
const shapeOf = (polygons: Polygons): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons as unknown as [number, number][][][],
});

/** How many points an outline has. */
export function pointsOf(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) {
    return 0;
  }
  return typeof coordinates[0] === 'number'
    ? 1
    : (coordinates as unknown[]).reduce<number>((sum, one) => sum + pointsOf(one), 0);
}

/** Whether an outline has more points than a cordon needs. */
export function tooFine(coordinates: unknown): boolean {
  return pointsOf(coordinates) > MAX_POINTS;
}

/**
 * What an officer should look at before a drawn outline is used: how large it is, and whether it lies in the commune. Without
 * an official outline of the commune only its middle can be compared.
 */
export function shapeWarnings(
  outline: { readonly polygons: Polygons; readonly km2: number },
  commune: {
    readonly outline: Polygons | null;
    readonly centre: readonly [lon: number, lat: number] | null;
  },
): ShapeWarning[] {
  const points = outline.polygons.flatMap((rings) => rings[0] ?? []);
  const warnings: ShapeWarning[] = outline.km2 > LARGE_KM2 ? ['large'] : [];
  if (commune.outline !== null) {
    const official = shapeOf(commune.outline);
    return points.every(([lon, lat]) => geoContains(official, [lon, lat]))
      ? warnings
      : [...warnings, 'outside-commune'];
  }
  const first = points[0];
  const far =
    commune.centre !== null &&
    first !== undefined &&
    geoDistance([first[0], first[1]], [commune.centre[0], commune.centre[1]]) * EARTH_KM > FAR_KM;
  return [...warnings, far ? 'far-from-commune' : 'no-official-outline'];
}

/** Whether a point lies inside an outline. */
export function contains(polygons: Polygons, lon: number, lat: number): boolean {
  return geoContains(shapeOf(polygons), [lon, lat]);
}
