/** A day in milliseconds; Vietnam has had no summer time since 1975, so every local day has this length. */
export const DAY = 86_400_000;
const OFFSET = 7 * 3_600_000;

/** Local midnight (UTC+7) at or before an instant, in epoch milliseconds. */
export function localMidnight(at: number): number {
  return Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;
}

/** Local midnight that begins day `day` (0 = first) of a span of `days` days ending before `end`. */
export function startOfDay(span: { readonly days: number; readonly end: number }, day: number): number {
  return localMidnight(span.end - 1) - (span.days - 1 - day) * DAY;
}

/** Day of the week of an instant in Vietnam: 0 = Sunday ... 6 = Saturday. */
export function weekday(at: number): number {
  const days = Math.floor((at + OFFSET) / DAY);
  return (((days + 4) % 7) + 7) % 7;
}

/** An instant with its milliseconds cut off: scans and reports are kept to the second. */
export function wholeSecond(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}
