import type { Ring } from './sources.ts';

/** Signed area in square degrees: enough for comparing shapes that lie side by side. */
function ringArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + (x * y2 - x2 * y) / 2;
  }, 0);
}

const gridSteps = 40;

/**
 * Share of the first shape that lies inside the second, 0..1, counted on a grid of points: the old boundaries cross
 * themselves in places, where exact clipping gives up. Accurate to a few hundredths.
 */
export function shareInside(shape: readonly Ring[][], container: readonly Ring[][]): number {
  const { west, east, south, north } = boundsOf(shape);
  const other = boundsOf(container);
  if (other.west > east || other.east < west || other.south > north || other.north < south) {
    return 0;
  }
  let within = 0;
  let shared = 0;
  for (let i = 0; i < gridSteps * gridSteps; i += 1) {
    const lon = west + (((i % gridSteps) + 0.5) / gridSteps) * (east - west);
    const lat = south + ((Math.floor(i / gridSteps) + 0.5) / gridSteps) * (north - south);
    if (contains(shape, lon, lat)) {
      within += 1;
      shared += contains(container, lon, lat) ? 1 : 0;
    }
  }
  return within === 0 ? 0 : shared / within;
}

interface Bounds {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function boundsOf(polygons: readonly Ring[][]): Bounds {
  const outer = polygons.flatMap(([ring = []]) => ring);
  const lons = outer.map(([lon]) => lon);
  const lats = outer.map(([, lat]) => lat);
  return {
    west: Math.min(...lons),
    east: Math.max(...lons),
    south: Math.min(...lats),
    north: Math.max(...lats),
  };
}

/** Whether a point lies inside one of the polygons (ray casting on outer rings and holes alike). */
export function contains(polygons: readonly Ring[][], lon: number, lat: number): boolean {
  return polygons.some((rings) =>
    rings.reduce((inside, ring) => (crossesOddly(ring, lon, lat) ? !inside : inside), false),
  );
}

function crossesOddly(ring: Ring, lon: number, lat: number): boolean {
  const crossings = ring.filter(([x1, y1], i) => {
    const [x2, y2] = ring.at(i - 1) ?? [x1, y1];
    return y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1);
  });
  return crossings.length % 2 === 1;
}

/** Centre of mass of the largest polygon's outer ring, in degrees. */
export function centroidOf(polygons: readonly Ring[][]): { lat: number; lon: number } {
  const [largest = []] = polygons
    .map(([outer = []]) => outer)
    .sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)));
  const area = ringArea(largest);
  let lon = 0;
  let lat = 0;
  for (const [i, [x, y]] of largest.entries()) {
    const [x2, y2] = largest[(i + 1) % largest.length] ?? [x, y];
    const cross = x * y2 - x2 * y;
    lon += ((x + x2) * cross) / (6 * area);
    lat += ((y + y2) * cross) / (6 * area);
  }
  return { lat, lon };
}
