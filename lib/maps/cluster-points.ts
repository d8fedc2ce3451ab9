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
 * @param cell side of a cell, in the unit of the points. `counts`: how many each point stands for, one unless told.
 */
export function clusterPoints(
  points: readonly (readonly [number, number])[],
  cell: number,
  counts?: readonly number[],
): Cluster[] {
  const cells = new Map<number, { x: number; y: number; count: number; first: number }>();
  for (let i = 0; i < points.length; i += 1) {
    const [x, y] = points[i]!;
    const count = counts?.[i] ?? 1;
    // Coordinates of a map stay far below 2^20 cells each way.
    const key = Math.floor(x / cell) * 2 ** 21 + Math.floor(y / cell);
    const found = cells.get(key);
    if (found === undefined) {
      cells.set(key, { x: x * count, y: y * count, count, first: i });
    } else {
      found.x += x * count;
      found.y += y * count;
      found.count += count;
    }
  }
  return [...cells.values()].map(({ x, y, count, first }) => ({ x: x / count, y: y / count, count, first }));
}
