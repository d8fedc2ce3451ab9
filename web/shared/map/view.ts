/** A planar point or vector in CSS pixels. */
export type Point = readonly [x: number, y: number];
export type Size = { readonly width: number; readonly height: number };
/** What part of the drawing is seen: screen = k · drawing + (x, y). */
export type View = { readonly k: number; readonly x: number; readonly y: number };

export const wholeView: View = { k: 1, x: 0, y: 0 };
const MAX_ZOOM = 32;

const between = (low: number, value: number, high: number) => Math.min(Math.max(value, low), high);

/** Keep the zoom between 1 and 32 and the drawing over the window. */
export function clampView(view: View, size: Size): View {
  const k = between(1, view.k, MAX_ZOOM);
  return {
    k,
    x: between(size.width * (1 - k), view.x, 0),
    y: between(size.height * (1 - k), view.y, 0),
  };
}

/** Zoom by a factor so that the point under `at` (screen) stays where it is. */
export function zoomAt(view: View, factor: number, at: Point, size: Size): View {
  const k = between(1, view.k * factor, MAX_ZOOM);
  const ratio = k / view.k;
  return clampView({ k, x: at[0] - (at[0] - view.x) * ratio, y: at[1] - (at[1] - view.y) * ratio }, size);
}

/** Move the drawing by a screen vector. */
export function panBy(view: View, by: Point, size: Size): View {
  return clampView({ k: view.k, x: view.x + by[0], y: view.y + by[1] }, size);
}

/** Point of the drawing under a screen point. */
export function toDrawing(view: View, at: Point): Point {
  return [(at[0] - view.x) / view.k, (at[1] - view.y) / view.k];
}

/** View that shows the drawing point `at` in the middle, at least at zoom `k`. */
export function centreOn(view: View, at: Point, k: number, size: Size): View {
  const zoom = Math.max(view.k, k);
  return clampView({ k: zoom, x: size.width / 2 - at[0] * zoom, y: size.height / 2 - at[1] * zoom }, size);
}

/** Two fingers: zoom by how their distance grew, and follow their middle. */
export function pinch(
  view: View,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
  size: Size,
): View {
  const middle = ([a, b]: readonly [Point, Point]): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const spread = ([a, b]: readonly [Point, Point]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const from = middle(before);
  const to = middle(after);
  const moved = panBy(view, [to[0] - from[0], to[1] - from[1]], size);
  return zoomAt(moved, spread(before) === 0 ? 1 : spread(after) / spread(before), to, size);
}
