import type { Placement } from './placement.ts';

/** What part of a placement is seen: pixels = gutter + x · kx + dx, axis + y · ky + dy. */
export type View = {
  readonly kx: number;
  readonly ky: number;
  readonly dx: number;
  readonly dy: number;
};
export type Size = { readonly width: number; readonly height: number };

/** Height of the date axis and width of the lane names, pixels. */
export const AXIS = 26;
const GUTTER = 132;
const NARROW_GUTTER = 84;
/** Largest size of a day and a row, pixels. */
const MOST_DAY = 72;
const MOST_ROW = 26;
/** Below this many pixels a row is drawn as dots, and lines that fall together once. */
export const DOT_ROW = 4;
/** A row as high as this shows letters and labels. */
export const READABLE_ROW = 14;

/** Width kept on the left for names of lanes. */
export function gutterOf(placement: Placement, size: Size): number {
  return placement.lanes.length === 0 ? 0 : size.width < 600 ? NARROW_GUTTER : GUTTER;
}

/** Room on the right of the last day for the labels of the timeline, where the rows are few enough to have labels. */
const LABEL_ROOM = 88;

function room(placement: Placement, size: Size): Size {
  const isLabelled = placement.lanes.length === 0 && placement.rows * READABLE_ROW < size.height;
  return {
    width: Math.max(1, size.width - gutterOf(placement, size) - (isLabelled ? LABEL_ROOM : 0)),
    height: Math.max(1, size.height - AXIS),
  };
}

/** Everything at once. */
export function wholeView(placement: Placement, size: Size): View {
  const { width, height } = room(placement, size);
  return {
    kx: Math.min(MOST_DAY, width / Math.max(1, placement.columns)),
    ky: Math.min(MOST_ROW, height / Math.max(1, placement.rows)),
    dx: 0,
    dy: 0,
  };
}

const between = (low: number, value: number, high: number) => Math.min(Math.max(value, low), high);

/** Keeps the zoom between everything and the largest size, and the drawing over the screen. */
export function clampView(view: View, placement: Placement, size: Size): View {
  const whole = wholeView(placement, size);
  const { width, height } = room(placement, size);
  const kx = between(whole.kx, view.kx, MOST_DAY);
  const ky = between(whole.ky, view.ky, MOST_ROW);
  return {
    kx,
    ky,
    dx: between(Math.min(0, width - placement.columns * kx), view.dx, 0),
    dy: between(Math.min(0, height - placement.rows * ky), view.dy, 0),
  };
}

/** Moves by pixels. */
export function panView(
  view: View,
  by: readonly [x: number, y: number],
  placement: Placement,
  size: Size,
): View {
  return clampView({ ...view, dx: view.dx + by[0], dy: view.dy + by[1] }, placement, size);
}

/** Zooms both ways by a factor; what lies under `at` (pixels) stays there. */
export function zoomView(
  view: View,
  factor: number,
  at: readonly [x: number, y: number],
  placement: Placement,
  size: Size,
): View {
  const whole = wholeView(placement, size);
  const kx = between(whole.kx, view.kx * factor, MOST_DAY);
  const ky = between(whole.ky, view.ky * factor, MOST_ROW);
  const [x, y] = [at[0] - gutterOf(placement, size), at[1] - AXIS];
  return clampView(
    {
      kx,
      ky,
      dx: x - ((x - view.dx) / view.kx) * kx,
      dy: y - ((y - view.dy) / view.ky) * ky,
    },
    placement,
    size,
  );
}

/** Day and row under a pixel. */
export function pointAt(
  view: View,
  at: readonly [x: number, y: number],
  placement: Placement,
  size: Size,
): readonly [x: number, y: number] {
  return [(at[0] - gutterOf(placement, size) - view.dx) / view.kx, (at[1] - AXIS - view.dy) / view.ky];
}

/** Brings a node into view, large enough to read. */
export function showNode(view: View, index: number, placement: Placement, size: Size): View {
  const { width, height } = room(placement, size);
  const ky = Math.max(view.ky, Math.min(MOST_ROW, READABLE_ROW + 4));
  const kx = view.ky >= READABLE_ROW ? view.kx : Math.max(view.kx, MOST_DAY / 3);
  const grown = clampView({ ...view, kx, ky }, placement, size);
  const x = placement.x[index]! * grown.kx;
  const y = (placement.y[index]! + 0.5) * grown.ky;
  const inside =
    grown.kx === view.kx &&
    grown.ky === view.ky &&
    x + grown.dx > 20 &&
    x + grown.dx < width - 60 &&
    y + grown.dy > 20 &&
    y + grown.dy < height - 20;
  return inside ? grown : clampView({ ...grown, dx: width / 2 - x, dy: height / 2 - y }, placement, size);
}
