import type { Point } from './view.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';
export type Anchor = { readonly id: string; readonly at: Point };

const axes: { readonly [direction in Direction]: Point } = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/**
 * The area to which an arrow key moves: the nearest one within 60 degrees of the direction, where a way off
 * the axis counts double; null at the edge. `from` null starts at the area nearest to the middle of all.
 */
export function neighbour(
  anchors: readonly Anchor[],
  from: string | null,
  direction: Direction,
): string | null {
  const start = anchors.find((anchor) => anchor.id === from);
  if (start === undefined) {
    return nearestToMiddle(anchors);
  }
  const [dx, dy] = axes[direction];
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const { id, at } of anchors) {
    const vector: Point = [at[0] - start.at[0], at[1] - start.at[1]];
    const along = vector[0] * dx + vector[1] * dy;
    const across = Math.abs(vector[0] * dy) + Math.abs(vector[1] * dx);
    if (id === from || along <= 0 || across > along * Math.sqrt(3)) {
      continue;
    }
    const cost = along + 2 * across;
    if (best === null || cost < best.cost) {
      best = { id, cost };
    }
  }
  return best?.id ?? null;
}

function nearestToMiddle(anchors: readonly Anchor[]): string | null {
  const middle = (axis: 0 | 1) => anchors.reduce((sum, { at }) => sum + at[axis], 0) / anchors.length;
  const [mx, my] = [middle(0), middle(1)];
  const sorted = anchors.toSorted(
    (a, b) => Math.hypot(a.at[0] - mx, a.at[1] - my) - Math.hypot(b.at[0] - mx, b.at[1] - my),
  );
  return sorted[0]?.id ?? null;
}
