import { type Point, type Size, type View, panBy, pinch, zoomAt } from './view.ts';

export type GestureHost = {
  readonly element: HTMLElement;
  readonly size: () => Size;
  readonly view: () => View;
  readonly setView: (view: View) => void;
  /** A tap or click that was not a drag. */
  readonly onTap: (at: Point) => void;
};

const DRAG_THRESHOLD = 6;

/**
 * Mouse, pen and fingers: drag pans, two fingers pinch, the wheel zooms while Ctrl is held or the map has the
 * focus, so that scrolling a page over the map still scrolls the page. One finger scrolls the page at zoom 1.
 */
export function listenToGestures(host: GestureHost, signal: AbortSignal): void {
  const { element } = host;
  const pointers = new Map<number, Point>();
  let travelled = 0;

  const pointOf = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const setView = (view: View) => {
    host.setView(view);
    element.classList.toggle('zoomed', view.k > 1);
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) {
      return;
    }
    pointers.set(event.pointerId, pointOf(event));
    travelled = pointers.size === 1 ? 0 : DRAG_THRESHOLD;
  };
  const onMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      return;
    }
    const after = pointOf(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    travelled += Math.hypot(after[0] - before[0], after[1] - before[1]);
    pointers.set(event.pointerId, after);
    if (other !== undefined) {
      setView(pinch(host.view(), [before, other], [after, other], host.size()));
    } else if (travelled >= DRAG_THRESHOLD) {
      element.setPointerCapture(event.pointerId);
      setView(panBy(host.view(), [after[0] - before[0], after[1] - before[1]], host.size()));
    }
  };
  const onUp = (event: PointerEvent) => {
    if (pointers.delete(event.pointerId) && travelled < DRAG_THRESHOLD) {
      host.onTap(pointOf(event));
    }
  };
  const onCancel = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
  };
  const onWheel = (event: WheelEvent) => {
    if (event.ctrlKey || element.contains(document.activeElement)) {
      event.preventDefault();
      setView(zoomAt(host.view(), Math.exp(-event.deltaY / 300), pointOf(event), host.size()));
    }
  };

  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onCancel, { signal });
  element.addEventListener('pointerleave', onCancel, { signal });
  element.addEventListener('wheel', onWheel, { signal, passive: false });
}
