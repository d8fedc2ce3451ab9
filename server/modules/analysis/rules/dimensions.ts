import type { pivotDimensions } from '../../../../contract/analysis.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';

export type Dimension = (typeof pivotDimensions)[number];
export type TimeDimension = Extract<Dimension, 'day' | 'week' | 'month'>;

/** Is it days, weeks or months? */
export function isTime(dimension: Dimension | undefined): dimension is TimeDimension {
  return dimension === 'day' || dimension === 'week' || dimension === 'month';
}

/** First local day of the day, week (from Monday) or month that holds a local day; `YYYY-MM-DD`. */
export function bucketOf(day: string, by: TimeDimension): string {
  if (by === 'day') {
    return day;
  }
  if (by === 'month') {
    return `${day.slice(0, 7)}-01`;
  }
  const start = startOfDate(day);
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return localDate(start - sinceMonday * DAY_MS);
}

/** Every bucket of a period, both days inclusive, in order: also those without an event. */
export function bucketsOf(from: string, to: string, by: TimeDimension): string[] {
  const buckets = new Set<string>();
  for (let at = startOfDate(from); at <= startOfDate(to); at += DAY_MS) {
    buckets.add(bucketOf(localDate(at), by));
  }
  return [...buckets];
}
