/** Points shown as one: their middle, how many, and the index of the first. */
export type Cluster = {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly first: number;
};

/**
 * Points in the same cell of a grid become one cluster. Linear in the number of points; the same points always give
 * the same clusters in the order of their first point, wherever the window lies.
 * @param cell side of a cell, in the unit of the points.
 */
export function clusterPoints(points: readonly (readonly [number, number])[], cell: number): Cluster[] {
  const cells = new Map<number, { x: number; y: number; count: number; first: number }>();
  for (let i = 0; i < points.length; i += 1) {
    const [x, y] = points[i]!;
    // Coordinates of a map stay far below 2^20 cells each way.
    const key = Math.floor(x / cell) * 2 ** 21 + Math.floor(y / cell);
    const found = cells.get(key);
    if (found === undefined) {
      cells.set(key, { x, y, count: 1, first: i });
    } else {
      found.x += x;
      found.y += y;
      found.count += 1;
    }
  }
  return [...cells.values()].map(({ x, y, count, first }) => ({ x: x / count, y: y / count, count, first }));
}
