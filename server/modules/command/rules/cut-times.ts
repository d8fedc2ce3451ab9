import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';

/**
 * The set times of the last 24 hours up to `now` (Unix ms), oldest first: what a program that was down has to catch up
 * with. Figures are counted by the hour of the event, so a cut stands on a full hour (`hours` are those of Vietnam).
 */
export function dueCuts(hours: readonly number[], now: number): number[] {
  const today = startOfLocalDay(now);
  return [today - DAY_MS, today]
    .flatMap((day) => hours.map((hour) => day + hour * HOUR_MS))
    .filter((at) => at <= now && at > now - DAY_MS)
    .toSorted((a, b) => a - b);
}

/** The next set time after `now`. */
export function nextCut(hours: readonly number[], now: number): number {
  const today = startOfLocalDay(now);
  return Math.min(
    ...[today, today + DAY_MS]
      .flatMap((day) => hours.map((hour) => day + hour * HOUR_MS))
      .filter((at) => at > now),
  );
}
