import { useEffect, useRef } from 'react';

/** Handlers by key: `?`, `j`, `mod+k` (Ctrl or Cmd). */
export type KeyMap = { readonly [key: string]: (event: KeyboardEvent) => void };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, select, textarea, [role=dialog]') !== null)
  );
}

/** Keys of the whole page; single letters are left alone while somebody types or a dialog is open. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (event.altKey || event.defaultPrevented || (!mod && isTyping(event.target))) {
        return;
      }
      const handler = latest.current[mod ? `mod+${event.key.toLowerCase()}` : event.key];
      if (handler !== undefined) {
        event.preventDefault();
        handler(event);
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
