import type { Position, Ring } from '../../../registry/areas/index.ts';

/** A flat map around a latitude: one degree of x is as long as one of y. Good for one province. */
export type Plane = {
  readonly toPlane: (position: Position) => Position;
  readonly fromPlane: (position: Position) => Position;
};

export function planeAt(lat: number): Plane {
  const scale = Math.cos((lat * Math.PI) / 180);
  return { toPlane: ([lon, y]) => [lon * scale, y], fromPlane: ([x, y]) => [x / scale, y] };
}

/** Convex hull of points (monotone chain), as a closed counter-clockwise ring. */
export function convexHull(points: readonly Position[]): Position[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = chain(sorted);
  const upper = chain(sorted.toReversed());
  const ring = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  return [...ring, ring[0]!];
}

function chain(points: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of points) {
    while (kept.length >= 2 && turn(kept.at(-2)!, kept.at(-1)!, point) <= 0) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

const CIRCLE_STEPS = 32;

/** Hull of the points, widened by `radius` with rounded corners: the hull of a circle around each point. */
export function bufferedHull(points: readonly Position[], radius: number): Ring {
  return convexHull(
    points.flatMap(([x, y]) =>
      Array.from({ length: CIRCLE_STEPS }, (_, i): Position => {
        const angle = (i / CIRCLE_STEPS) * 2 * Math.PI;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      }),
    ),
  );
}
