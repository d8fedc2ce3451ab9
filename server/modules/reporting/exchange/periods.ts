import type { exchangePeriods } from '../../../../contract/exchange.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';

export type ExchangeKind = (typeof exchangePeriods)[number];
/** A DHIS2 period and the time that it is in Vietnam, Unix ms, `to` exclusive. */
export type ExchangePeriod = {
  readonly code: string;
  readonly kind: ExchangeKind;
  readonly from: number;
  readonly to: number;
};

const DAY_CODE = /^(\d{4})(\d{2})(\d{2})$/;
const WEEK_CODE = /^(\d{4})W(\d{1,2})$/;
const MONTH_CODE = /^(\d{4})(\d{2})$/;
const WEEK_MS = 7 * DAY_MS;

const dateText = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
/** Monday 0 to Sunday 6 of a calendar date. */
const weekday = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Monday of ISO week 1, the week with 4 January. */
function firstMonday(year: number): number {
  const fourth = dateText(year, 1, 4);
  return startOfDate(fourth) - weekday(fourth) * DAY_MS;
}

/** ISO weeks of a year: 52 or 53. */
export function weeksOf(year: number): number {
  return Math.round((firstMonday(year + 1) - firstMonday(year)) / WEEK_MS);
}

/**
 * Reads a DHIS2 period: `yyyyMMdd`, `yyyyWn` (ISO weeks from Monday, no leading zero) or `yyyyMM`. Null: not one, or a day,
 * week or month that does not exist.
 */
export function readPeriod(code: string): ExchangePeriod | null {
  const week = WEEK_CODE.exec(code);
  if (week !== null) {
    const [year, number] = [Number(week[1]), Number(week[2])];
    const exists = number >= 1 && number <= weeksOf(year) && String(number) === week[2];
    const from = firstMonday(year) + (number - 1) * WEEK_MS;
    return exists ? { code, kind: 'weekly', from, to: from + WEEK_MS } : null;
  }
  const day = DAY_CODE.exec(code);
  if (day !== null) {
    const date = `${day[1]}-${day[2]}-${day[3]}`;
    const from = startOfDate(date);
    const exists = !Number.isNaN(from) && dayCode(from) === code;
    return exists ? { code, kind: 'daily', from, to: from + DAY_MS } : null;
  }
  const month = MONTH_CODE.exec(code);
  const [year, number] = [Number(month?.[1]), Number(month?.[2])];
  if (month === null || number < 1 || number > 12) {
    return null;
  }
  const next = number === 12 ? dateText(year + 1, 1, 1) : dateText(year, number + 1, 1);
  return { code, kind: 'monthly', from: startOfDate(dateText(year, number, 1)), to: startOfDate(next) };
}

const localDay = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 10);

/** `yyyyMMdd` of a time in Vietnam. */
export function dayCode(ms: number): string {
  return localDay(ms).replaceAll('-', '');
}

/** `yyyyMM` of a time in Vietnam. */
export function monthCode(ms: number): string {
  return dayCode(ms).slice(0, 6);
}

/** `yyyyWn` of a time in Vietnam: the year is that of the week, which at the turn of the year is not the calendar's. */
export function weekCode(ms: number): string {
  const day = localDay(ms);
  const thursday = startOfDate(day) + (3 - weekday(day)) * DAY_MS;
  const year = Number(localDay(thursday).slice(0, 4));
  return `${year}W${1 + Math.floor((thursday - firstMonday(year)) / WEEK_MS)}`;
}
