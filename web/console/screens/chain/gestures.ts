import type { Painter } from './painter.ts';

type Point = readonly [x: number, y: number];
const DRAG = 6;

/**
 * Mouse, pen and fingers: a drag pans, two fingers zoom, the wheel zooms while Ctrl is held or the drawing has the focus,
 * so that scrolling a page over it still scrolls the page.
 */
export function listenToGestures(
  stage: HTMLElement,
  painter: Painter,
  on: { readonly tap: (at: Point) => void; readonly hover: (at: Point | null) => void },
  signal: AbortSignal,
): void {
  const pointers = new Map<number, Point>();
  let travelled = 0;
  const pointOf = (event: MouseEvent): Point => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const listen = <K extends keyof HTMLElementEventMap>(
    kind: K,
    handle: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => stage.addEventListener(kind, handle, { signal, passive });

  listen('pointerdown', (event) => {
    if (event.button === 0) {
      pointers.set(event.pointerId, pointOf(event));
      travelled = pointers.size === 1 ? 0 : DRAG;
    }
  });
  listen('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    const after = pointOf(event);
    if (before === undefined) {
      on.hover(after);
      return;
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, after);
    travelled += Math.hypot(after[0] - before[0], after[1] - before[1]);
    if (other !== undefined) {
      const [from, to] = [distance(before, other), distance(after, other)];
      painter.zoom(from === 0 ? 1 : to / from, [(after[0] + other[0]) / 2, (after[1] + other[1]) / 2]);
    } else if (travelled >= DRAG) {
      if (!stage.hasPointerCapture(event.pointerId) && event.isTrusted) {
        stage.setPointerCapture(event.pointerId);
      }
      painter.pan([after[0] - before[0], after[1] - before[1]]);
    }
  });
  listen('pointerup', (event) => {
    if (pointers.delete(event.pointerId) && travelled < DRAG) {
      on.tap(pointOf(event));
    }
  });
  listen('pointercancel', (event) => void pointers.delete(event.pointerId));
  listen('pointerleave', (event) => {
    pointers.delete(event.pointerId);
    on.hover(null);
  });
  listen(
    'wheel',
    (event) => {
      if (event.ctrlKey || stage.contains(document.activeElement)) {
        event.preventDefault();
        painter.zoom(Math.exp(-event.deltaY / 300), pointOf(event));
      }
    },
    false,
  );
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
