import { DAY_MS, HOUR_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';

/** Nobody is woken by what can wait: from 21:00 to 07:00 in Vietnam. Ours, from no legal text: unverified. */
const QUIET_FROM_HOUR = 21;
const QUIET_TO_HOUR = 7;
/** Minutes until the next try after the first, second … one that the gateway did not take. */
const WAITS_MIN = [1, 5, 15, 60, 180];
/** A text says “today” and “tomorrow”: after a day it is not sent any more. */
export const STALE_MS = DAY_MS;
/** A try that nobody finished in this time was cut off; whether the text left is unknown. */
export const CUT_OFF_MS = 5 * 60_000;

/** The first moment from `at` (Unix ms) on at which a text may leave. */
export function sendableAt(at: number, urgent: boolean): number {
  if (urgent) {
    return at;
  }
  const today = startOfDate(localDate(at));
  const hour = Math.floor((at - today) / HOUR_MS);
  if (hour >= QUIET_FROM_HOUR) {
    return today + DAY_MS + QUIET_TO_HOUR * HOUR_MS;
  }
  return hour < QUIET_TO_HOUR ? today + QUIET_TO_HOUR * HOUR_MS : at;
}

/**
 * When a text that certainly did not leave is tried again; null: not any more.
 * @param tries how often it was tried. @param at the failed try, Unix ms.
 */
export function nextTry(
  tries: number,
  at: number,
  text: { readonly urgent: boolean; readonly queuedAt: number },
): number | null {
  const wait = WAITS_MIN[tries - 1];
  if (wait === undefined) {
    return null;
  }
  const next = sendableAt(at + wait * 60_000, text.urgent);
  return next - text.queuedAt > STALE_MS ? null : next;
}
