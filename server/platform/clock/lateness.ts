import { HOUR_MS } from './clock.ts';

/** Hours that work may wait before it is late. Source: "within 24 h", Resolve to Save Lives; unverified for Vietnam. */
export const ALLOWED_HOURS = 24;

/**
 * By how many hours something is late that waits since then, begun ones too; 0: in time. One rule for every list, so that a
 * person stands with one lateness wherever they are listed. Times Unix ms.
 */
export function hoursLate(since: number, now: number, allowedHours = ALLOWED_HOURS): number {
  return Math.max(0, Math.ceil((now - since) / HOUR_MS) - allowedHours);
}
