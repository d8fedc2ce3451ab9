/** A point or ring of a drawing. A ring repeats its first point at its end, or not: both are read. */
export type PlanePoint = readonly [number, number];
export type PlaneRing = readonly PlanePoint[];

/** Smallest and largest value; of none: infinite and crossed. */
export function extent(values: Iterable<number>): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  return [low, high];
}

/** Area of a ring, positive or negative by its winding. */
export function ringArea(ring: PlaneRing): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [x, y] = ring[i]!;
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

/** Centre of mass of a ring; its first point where it has no area. */
export function ringCentre(ring: PlaneRing): [x: number, y: number] {
  const area = ringArea(ring);
  if (area === 0) {
    return [ring[0]![0], ring[0]![1]];
  }
  let [x, y] = [0, 0];
  for (let i = 0; i < ring.length; i += 1) {
    const [x0, y0] = ring[i]!;
    const [x1, y1] = ring[(i + 1) % ring.length]!;
    const cross = x0 * y1 - x1 * y0;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return [x / (6 * area), y / (6 * area)];
}

/** The outer ring of the largest polygon: a sign is not written in the sea between islands. */
export function mainRing(polygons: readonly (readonly PlaneRing[])[]): PlaneRing {
  let [best, most] = [polygons[0]![0]!, -1];
  for (const [outer] of polygons) {
    const area = Math.abs(ringArea(outer!));
    if (area > most) {
      [best, most] = [outer!, area];
    }
  }
  return best;
}
