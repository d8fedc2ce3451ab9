import { addDays, instantToLocal, localToInstant } from '../../../shared/formats.ts';

/** So many days more are proposed. */
const MORE_DAYS = 7;

/**
 * The new end that is proposed for orders with these ends, as the field of the form holds it: the end of a day, later than
 * each of them, so that nobody's order is shortened by a date that was left as it stood.
 * @param now Unix ms; orders that are over are continued from today.
 */
export function proposedEnd(ends: readonly string[], now = Date.now()): string {
  const last = Math.max(now, ...ends.map((end) => Date.parse(end)));
  return `${addDays(instantToLocal(last).slice(0, 10), MORE_DAYS)}T23:59`;
}

/** How many of these ends a new one, as the field of the form holds it, comes before. */
export function countShortened(ends: readonly string[], until: string | null): number {
  const next = until === null ? Number.NaN : Date.parse(localToInstant(until));
  return ends.filter((end) => next < Date.parse(end)).length;
}
