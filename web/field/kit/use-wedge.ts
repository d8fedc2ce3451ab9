import { useEffect } from 'preact/hooks';
import { take } from '../decide/deciding.ts';
import { NO_KEYS, wedgeKey } from './wedge.ts';

const EDITABLE = /^(?:INPUT|TEXTAREA|SELECT)$/;

/** Lets a hand scanner bring codes on every screen, while no field has the focus. */
export function useWedge(): void {
  useEffect(() => {
    let state = NO_KEYS;
    const onKey = (event: KeyboardEvent) => {
      const within = event.target instanceof Element && EDITABLE.test(event.target.tagName);
      if (within || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const { next, code, swallow } = wedgeKey(state, event.key, event.timeStamp);
      state = next;
      if (swallow) {
        event.preventDefault();
      }
      if (code !== null) {
        void take(code);
      }
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
