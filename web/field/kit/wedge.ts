/** Keys of one burst come this close, milliseconds: hand scanners type faster than people. */
const GAP_MS = 80;
/** The shortest code that a hand scanner brings. */
const SHORTEST = 4;

export type Wedge = { readonly text: string; readonly at: number };
export const NO_KEYS: Wedge = { text: '', at: 0 };

/**
 * Collects what a hand scanner types as a keyboard while no field has the focus. `code` is a whole text; `swallow` says that
 * the key belongs to it, so that its Enter presses no button.
 * @param at of the key, milliseconds.
 */
export function wedgeKey(
  before: Wedge,
  key: string,
  at: number,
): { readonly next: Wedge; readonly code: string | null; readonly swallow: boolean } {
  const running = at - before.at <= GAP_MS ? before.text : '';
  if (key === 'Enter') {
    const whole = running.length >= SHORTEST;
    return { next: NO_KEYS, code: whole ? running : null, swallow: running.length > 0 };
  }
  if ([...key].length !== 1) {
    return { next: { text: running, at }, code: null, swallow: false };
  }
  return { next: { text: running + key, at }, code: null, swallow: running.length >= 2 };
}
