import { fitGrowth } from '../../../../lib/epidemiology/indicators/index.ts';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { AlertRule } from './shipped.ts';

/**
 * Counts by hour (start of the hour, Unix ms) of one metric in one area, and everything counted before the first. Facts
 * with a date and no hour (`day`) stand in the first hour of their day.
 */
export type HourCounts = {
  readonly hours: ReadonlyMap<number, number>;
  readonly base: number;
  readonly grain: 'hour' | 'day';
};

/** What a rule saw at a moment. */
export type Finding = {
  readonly value: number;
  readonly limit: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number | null;
  readonly method: { readonly vi: string; readonly en: string } | null;
  /** Parts of a ratio. */
  readonly numerator?: number;
  readonly denominator?: number;
};

const WEEK_DAYS = 7;
const FEWEST_DAYS = 5;

/** How far back a rule looks, ms. */
export function lookBack({ kind, hours }: Pick<AlertRule, 'kind' | 'hours'>): number {
  const window = (hours ?? 0) * HOUR_MS;
  return (kind === 'change' ? 2 * window : window) + 2 * DAY_MS;
}

/** What a rule saw, beside its limit. */
export function findingOf(rule: AlertRule, value: number, more: Partial<Finding> = {}): Finding {
  return { value, limit: rule.raise, low: null, high: null, before: null, method: null, ...more };
}

/** What a rule sees of a counter at a moment (Unix ms); null where the figures say nothing, which raises and clears nothing. */
export function evaluateRule(rule: AlertRule, counts: HourCounts, at: number): Finding | null {
  const seen = (value: number, more: Partial<Finding> = {}) => findingOf(rule, value, more);
  if (rule.kind === 'missing') {
    // What never came at all is not missing: the source has not begun.
    const begun = counts.base !== 0 || counts.hours.size > 0;
    return !begun ? null : seen(silentHours(counts, at, rule.hours ?? 0));
  }
  if (rule.kind === 'forecast') {
    const forecast = forecastWeek(counts, at, rule.hours ?? 0);
    return forecast === null ? null : seen(forecast.value, forecast);
  }
  const window = (rule.hours ?? 0) * HOUR_MS;
  const end = windowEnd(rule, counts, at);
  const value = rule.hours === null ? standing(counts, at) : sumOf(counts, end - window, end);
  if (rule.kind === 'threshold') {
    return seen(value);
  }
  const before = sumOf(counts, end - 2 * window, end - window);
  // From nothing there is no percentage, and a few cases make any percentage.
  if (before <= 0 || Math.max(before, value) < (rule.minimum ?? 0)) {
    return null;
  }
  return seen(((value - before) / before) * 100, { before });
}

/** Where a window ends: days are counted whole, today with them; but what is compared is complete. */
function windowEnd({ kind }: AlertRule, { grain }: HourCounts, at: number): number {
  if (grain === 'hour') {
    return at;
  }
  return kind === 'change' ? startOfLocalDay(at) : startOfLocalDay(at) + DAY_MS;
}

/** What was counted from … to (Unix ms, the end not included). */
export function sumOf({ hours }: HourCounts, from: number, to: number): number {
  let sum = 0;
  for (const [hour, value] of hours) {
    if (hour >= from && hour < to) {
      sum += value;
    }
  }
  return sum;
}

/** Everything that was counted before a moment. */
export function standing(counts: HourCounts, at: number): number {
  return counts.base + sumOf(counts, Number.NEGATIVE_INFINITY, at);
}

/** Hours since the end of the last hour that counted anything; at most `most`. */
function silentHours({ hours, grain }: HourCounts, at: number, most: number): number {
  const length = grain === 'day' ? DAY_MS : HOUR_MS;
  let last = at - most * HOUR_MS;
  for (const [hour, value] of hours) {
    if (value !== 0 && hour < at) {
      last = Math.max(last, Math.min(at, hour + length));
    }
  }
  return Math.floor((at - last) / HOUR_MS);
}

/**
 * The next seven days from the last seven complete ones: their sum grown by the rate of a log-linear fit over the
 * window (95 % interval of the slope). A plain extrapolation, not a model of the epidemic.
 */
function forecastWeek(counts: HourCounts, at: number, hours: number) {
  const days = Math.max(WEEK_DAYS, Math.round(hours / 24));
  const end = startOfLocalDay(at);
  const daily = Array.from({ length: days }, (_, i) => {
    const start = end - (days - i) * DAY_MS;
    return Math.max(0, sumOf(counts, start, start + DAY_MS));
  });
  const fit = fitGrowth(daily);
  if (fit === null || fit.daysUsed < FEWEST_DAYS) {
    return null;
  }
  const week = daily.slice(-WEEK_DAYS).reduce((sum, one) => sum + one, 0);
  const grown = (rate: number) => Math.round(week * Math.exp(WEEK_DAYS * rate));
  return {
    value: grown(fit.rate),
    low: grown(fit.interval.low),
    high: grown(fit.interval.high),
    before: week,
    method: {
      vi: `Ngoại suy mức tăng log-tuyến tính của ${days} ngày trọn gần nhất; khoảng 95 % của hệ số tăng. Không phải mô hình dịch.`,
      en: `Extrapolation of the log-linear growth of the last ${days} complete days; 95 % interval of the rate. Not a model of the epidemic.`,
    },
  };
}

/** Raise once at the limit, then stay silent until the figure was quiet: in between nothing happens. */
export function nextLatch(
  rule: Pick<AlertRule, 'direction' | 'raise' | 'clear'>,
  latched: boolean,
  value: number | null,
): { readonly latched: boolean; readonly event: 'raise' | 'clear' | null } {
  if (value === null) {
    return { latched, event: null };
  }
  const sign = rule.direction === 'above' ? 1 : -1;
  if (!latched && value * sign >= rule.raise * sign) {
    return { latched: true, event: 'raise' };
  }
  return latched && value * sign <= rule.clear * sign
    ? { latched: false, event: 'clear' }
    : { latched, event: null };
}

export type Episode = {
  readonly raisedAt: number;
  readonly clearedAt: number | null;
  readonly finding: Finding;
};

/** What a rule would have raised from `from` to `to`, looked at every full hour. */
export function replay(
  rule: AlertRule,
  see: (at: number) => Finding | null,
  from: number,
  to: number,
): Episode[] {
  const episodes: Episode[] = [];
  let latched = false;
  for (let at = Math.ceil(from / HOUR_MS) * HOUR_MS; at <= to; at += HOUR_MS) {
    const finding = see(at);
    const next = nextLatch(rule, latched, finding?.value ?? null);
    latched = next.latched;
    if (next.event === 'raise') {
      episodes.push({ raisedAt: at, clearedAt: null, finding: finding! });
    } else if (next.event === 'clear') {
      const last = episodes.pop()!;
      episodes.push({ ...last, clearedAt: at });
    }
  }
  return episodes;
}

/** Why a rule can't work, as a field name; null where it can. */
export function ruleFault(rule: AlertRule): string | null {
  const quiet = rule.direction === 'above' ? rule.clear < rule.raise : rule.clear > rule.raise;
  if (!quiet || !Number.isFinite(rule.raise) || !Number.isFinite(rule.clear)) {
    return 'clear';
  }
  if (rule.hours === null && rule.kind !== 'threshold') {
    return 'hours';
  }
  if (
    rule.kind === 'missing' &&
    (rule.direction === 'below' || rule.raise > (rule.hours ?? 0) || rule.clear < 0)
  ) {
    return 'raise';
  }
  return rule.kind === 'forecast' && (rule.hours ?? 0) < WEEK_DAYS * 24 ? 'hours' : null;
}
