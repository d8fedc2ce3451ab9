import { DAY_MS, HOUR_MS } from '../../../platform/clock/clock.ts';

const MINUTE_MS = 60_000;
/** Waits after the first, second, … failure in a row; the last one from then on. */
const WAITS_MS = [
  10_000,
  30_000,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
] as const;
/** A receiver that took nothing for so long is given up. */
export const GIVE_UP_MS = 3 * DAY_MS;

/** What a try means for its receiver. */
export type Verdict =
  | { readonly kind: 'taken' }
  | { readonly kind: 'again'; readonly waitMs: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'given-up' };

/**
 * Judges a try: any 2xx takes the message; 410 says that there is no receiver any more; everything else, a redirect too,
 * is tried again with growing waits, for three days since the first failure in a row.
 * @param status HTTP status; null: no answer.
 * @param tries of this message, this one counted.
 * @param failingSince first failure in a row, Unix ms; null: this is it.
 */
export function judge(
  status: number | null,
  tries: number,
  failingSince: number | null,
  now: number,
): Verdict {
  if (status !== null && status >= 200 && status < 300) {
    return { kind: 'taken' };
  }
  if (status === 410) {
    return { kind: 'gone' };
  }
  if (failingSince !== null && now - failingSince >= GIVE_UP_MS) {
    return { kind: 'given-up' };
  }
  return { kind: 'again', waitMs: WAITS_MS[Math.min(tries, WAITS_MS.length) - 1]! };
}
