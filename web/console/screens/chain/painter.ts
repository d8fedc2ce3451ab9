import { drawScene } from './draw.ts';
import type { Scene } from './scene.ts';
import { nodeAt, type Placement } from './placement.ts';
import {
  panView,
  pointAt,
  READABLE_ROW,
  showNode,
  type Size,
  type View,
  wholeView,
  clampView,
  zoomView,
} from './view.ts';

type Point = readonly [x: number, y: number];
/** Name of the timing entry of each drawing. */
export const DRAWN = 'vx-chain-draw';
/** Pixels around a node that count as on it. */
const REACH = 14;

/** Keeps what is drawn and which part of it is seen, and draws when either changes. */
export type Painter = {
  /** Shows a scene; a new placement is shown whole. */
  readonly show: (scene: Scene) => void;
  readonly pan: (by: Point) => void;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly whole: () => void;
  /** Brings a node into view, readable. */
  readonly reveal: (index: number) => void;
  readonly nodeAt: (at: Point) => number | null;
  readonly isReadable: () => boolean;
  readonly resize: (size: Size) => void;
  readonly stop: () => void;
};

/** A painter on a canvas; it draws at most once a frame. */
export function createPainter(canvas: HTMLCanvasElement): Painter {
  const pen = canvas.getContext('2d', { alpha: false });
  let scene: Scene | null = null;
  let size: Size = { width: 1, height: 1 };
  let view: View | null = null;
  let asked = 0;

  const draw = () => {
    asked = 0;
    if (pen === null || scene === null || view === null) {
      return;
    }
    const start = performance.now();
    const ratio = canvas.width / size.width;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawScene(pen, scene, view, size);
    // At the whole view one finger scrolls the page; closer up it moves the drawing.
    canvas.parentElement?.classList.toggle('zoomed', view.ky > wholeView(scene.placement, size).ky);
    canvas.dataset['nodes'] = String(scene.placement.order.length);
    performance.clearMeasures(DRAWN);
    performance.measure(DRAWN, { start, end: performance.now() });
  };
  const ask = () => {
    if (asked === 0) {
      asked = requestAnimationFrame(draw);
    }
  };
  const change = (to: (view: View, placement: Placement) => View) => {
    const before = view;
    if (scene !== null && before !== null) {
      view = to(before, scene.placement);
      const { kx, ky, dx, dy } = view;
      // At an edge a pan moves nothing.
      if (kx !== before.kx || ky !== before.ky || dx !== before.dx || dy !== before.dy) {
        ask();
      }
    }
  };
  return {
    show: (next) => {
      if (scene?.placement !== next.placement || view === null) {
        view = wholeView(next.placement, size);
      }
      scene = next;
      ask();
    },
    pan: (by) => change((now, placement) => panView(now, by, placement, size)),
    zoom: (factor, at = [size.width / 2, size.height / 2]) =>
      change((now, placement) => zoomView(now, factor, at, placement, size)),
    whole: () => change((_, placement) => wholeView(placement, size)),
    reveal: (index) => change((now, placement) => showNode(now, index, placement, size)),
    nodeAt: (at) => {
      if (scene === null || view === null) {
        return null;
      }
      const [x, y] = pointAt(view, at, scene.placement, size);
      return nodeAt(scene.placement, x, y, REACH / view.kx, Math.max(0.5, REACH / view.ky));
    },
    isReadable: () => view !== null && view.ky >= READABLE_ROW,
    resize: (next) => {
      const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
      const wasWhole = scene !== null && view !== null && view.ky === wholeView(scene.placement, size).ky;
      size = next;
      canvas.width = Math.round(next.width * ratio);
      canvas.height = Math.round(next.height * ratio);
      // A canvas of a new size is blank.
      ask();
      change((now, placement) => (wasWhole ? wholeView(placement, size) : clampView(now, placement, size)));
    },
    stop: () => cancelAnimationFrame(asked),
  };
}
