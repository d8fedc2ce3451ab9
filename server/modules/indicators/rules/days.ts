import { DAY_MS } from '../../../platform/clock/clock.ts';

/** Days since 1 January 1970 of a calendar date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The calendar date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The date some days later. */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** Monday of the week that holds a day: 1 January 1970 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Is this a date of the calendar? */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && dateOf(at / DAY_MS) === text;
}
