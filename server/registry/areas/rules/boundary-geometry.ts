import { geoArea, geoBounds } from 'd3-geo';

export type Position = readonly [lon: number, lat: number];
export type Ring = readonly Position[];
/** Polygons of a unit, each an outer ring and its holes; rings are closed, outer ones clockwise as d3-geo needs. */
export type Polygons = readonly (readonly Ring[])[];

export type Boundary = {
  readonly polygons: Polygons;
  /** Degrees. */
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** Square kilometres on the sphere. */
  readonly km2: number;
};

export type GeometryRefusal = 'geometry' | 'ring' | 'not-wgs84' | 'outside-vietnam' | 'empty';

const EARTH_KM = 6371.0088;
// Vietnam with Hoàng Sa and Trường Sa lies inside 102–118° E, 6–24° N.
const LIMITS = { west: 102, east: 118, south: 6, north: 24 };

/**
 * Checks an outline (GeoJSON Polygon or MultiPolygon, WGS84 lon/lat) and puts it into the form that is stored.
 * Altitudes are dropped; an unclosed ring is refused, since nobody can know what is missing.
 */
export function readBoundary(geometry: unknown): Boundary | GeometryRefusal {
  const polygons = polygonsOf(geometry);
  if (polygons === null) {
    return 'geometry';
  }
  const wound: Position[][][] = [];
  for (const rings of polygons) {
    const positions = rings.map(readRing);
    const problem = positions.find((ring) => typeof ring === 'string');
    if (typeof problem === 'string') {
      return problem;
    }
    wound.push((positions as Position[][]).map((ring, i) => windRing(ring, i === 0)));
  }
  const shape = { type: 'MultiPolygon' as const, coordinates: wound as [number, number][][][] };
  const km2 = geoArea(shape) * EARTH_KM * EARTH_KM;
  if (!(km2 > 0)) {
    return 'empty';
  }
  const [[west, south], [east, north]] = geoBounds(shape);
  return { polygons: wound, west, south, east, north, km2 };
}

function polygonsOf(geometry: unknown): unknown[][] | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const list = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  return Array.isArray(list) &&
    list.length > 0 &&
    list.every((rings) => Array.isArray(rings) && rings.length > 0)
    ? (list as unknown[][])
    : null;
}

function readRing(ring: unknown): Position[] | GeometryRefusal {
  if (!Array.isArray(ring) || ring.length < 4) {
    return 'ring';
  }
  const positions: Position[] = [];
  for (const point of ring as unknown[]) {
    const [lon, lat] = Array.isArray(point) ? (point as unknown[]) : [];
    if (
      typeof lon !== 'number' ||
      typeof lat !== 'number' ||
      !Number.isFinite(lon) ||
      !Number.isFinite(lat)
    ) {
      return 'ring';
    }
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      return 'not-wgs84';
    }
    if (lon < LIMITS.west || lon > LIMITS.east || lat < LIMITS.south || lat > LIMITS.north) {
      return 'outside-vietnam';
    }
    positions.push([lon, lat]);
  }
  const [first, last] = [positions[0]!, positions.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? positions : 'ring';
}

/** A ring clockwise (outer) or counter-clockwise (hole), north up. */
export function windRing(ring: readonly Position[], clockwise: boolean): Position[] {
  return signedArea(ring) < 0 === clockwise ? [...ring] : ring.toReversed();
}

/** Area in square degrees, positive when counter-clockwise. */
export function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[i + 1]!;
    sum += x1 * y2 - x2 * y1;
  }
  return sum / 2;
}
