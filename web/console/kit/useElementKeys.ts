import { type RefObject, useEffect, useRef } from 'react';

/** Keys pressed anywhere inside an element, for containers that are no control themselves. */
export function useElementKeys(
  element: RefObject<HTMLElement | null>,
  onKey: (event: KeyboardEvent) => void,
): void {
  const latest = useRef(onKey);
  const attached = useRef<HTMLElement | null>(null);
  const stop = useRef<(() => void) | null>(null);
  // Without dependencies: the element may appear later than the component (an empty list has none).
  useEffect(() => {
    latest.current = onKey;
    if (attached.current === element.current) {
      return;
    }
    stop.current?.();
    const target = element.current;
    const listen = (event: KeyboardEvent) => latest.current(event);
    target?.addEventListener('keydown', listen);
    attached.current = target;
    stop.current = () => target?.removeEventListener('keydown', listen);
  });
}
