/** At the latest so long after it was asked for. */
const LATEST_MS = 4_000;

/** Does something when the phone has nothing else to do; browsers without that word (older Safari) get a moment's wait. */
export function whenIdle(work: () => void): void {
  if (typeof globalThis.requestIdleCallback === 'function') {
    globalThis.requestIdleCallback(work, { timeout: LATEST_MS });
  } else {
    setTimeout(work, 500);
  }
}
