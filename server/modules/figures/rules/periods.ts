import { DAY_MS, HOUR_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';

export const metricSteps = ['total', 'hour', 'day', 'week', 'month'] as const;
export type MetricStep = (typeof metricSteps)[number];

/** A time from … to (Unix ms, the end not included); no `from`: since the first fact. */
export type Period = { readonly from: number | undefined; readonly to: number };

/** Parts of a period that figures are summed by. */
export type Buckets = {
  readonly starts: readonly number[];
  readonly to: number;
  /** Place of the bucket that holds a time of the period. */
  readonly placeOf: (at: number) => number;
};

/** Most buckets in one answer: three years of days. */
export const MAX_BUCKETS = 1_100;

/** The buckets of a period, whole in Vietnam's time; the first and the last may be cut by the period. Weeks begin on Monday. */
export function bucketsOf({ from, to }: Period, step: MetricStep): Buckets {
  if (step === 'total' || from === undefined) {
    return { starts: [from ?? 0], to, placeOf: () => 0 };
  }
  const starts: number[] = [from];
  for (let at = next(from, step); at < to && starts.length <= MAX_BUCKETS; at = next(at, step)) {
    starts.push(at);
  }
  if (step === 'hour' || step === 'day' || step === 'week') {
    const first = next(from, step);
    const size = step === 'hour' ? HOUR_MS : step === 'day' ? DAY_MS : 7 * DAY_MS;
    return { starts, to, placeOf: (at) => (at < first ? 0 : 1 + Math.floor((at - first) / size)) };
  }
  const months = new Map(starts.map((at, i) => [localDate(at).slice(0, 7), i]));
  return { starts, to, placeOf: (at) => months.get(localDate(at).slice(0, 7)) ?? 0 };
}

/** Start of the bucket after the one that holds `at`. */
function next(at: number, step: Exclude<MetricStep, 'total'>): number {
  if (step === 'hour') {
    return Math.floor(at / HOUR_MS) * HOUR_MS + HOUR_MS;
  }
  const day = startOfLocalDay(at);
  if (step === 'day') {
    return day + DAY_MS;
  }
  const date = localDate(day);
  if (step === 'week') {
    // 1970-01-05 was a Monday.
    const sinceMonday = (((Date.parse(date) / DAY_MS - 4) % 7) + 7) % 7;
    return day + (7 - sinceMonday) * DAY_MS;
  }
  const [year, month] = date.split('-').map(Number) as [number, number];
  return startOfDate(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
}

export const periodComparisons = ['previous-hour', 'previous-day', 'previous-week'] as const;
export type PeriodComparison = (typeof periodComparisons)[number];

/** The two periods of a comparison. */
export type ComparedPeriods = { readonly current: Period; readonly before: Period };

/**
 * What is set against what, in complete hours only, so that half an hour never stands beside a whole one: the last
 * complete hour and the one before; the period up to then and the same one a day or a week earlier. `day` metrics have
 * no hours: their whole days are compared, today's with all of yesterday. Null where nothing can be compared.
 */
export function comparedPeriods(
  comparison: PeriodComparison,
  { from, to }: Period,
  grain: 'hour' | 'day',
  now: number,
): ComparedPeriods | null {
  if (grain === 'day') {
    if (comparison === 'previous-hour') {
      return null;
    }
    return shifted({ from, to }, comparison === 'previous-day' ? DAY_MS : 7 * DAY_MS);
  }
  const end = Math.min(to, Math.floor(now / HOUR_MS) * HOUR_MS);
  if (comparison === 'previous-hour') {
    return shifted({ from: end - HOUR_MS, to: end }, HOUR_MS);
  }
  if (from !== undefined && end <= from) {
    return null;
  }
  return shifted({ from, to: end }, comparison === 'previous-day' ? DAY_MS : 7 * DAY_MS);
}

function shifted(current: Period, by: number): ComparedPeriods {
  const before = { from: current.from === undefined ? undefined : current.from - by, to: current.to - by };
  return { current, before };
}
