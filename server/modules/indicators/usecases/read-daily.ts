import {
  type CurvePoint,
  type DelayCell,
  type ReportingDelay,
  dailyCurve,
  estimateReportingDelay,
} from '../../../../lib/epidemiology/index.ts';
import { type CaseDate, countByDay } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { addDays, dayNumber } from '../rules/days.ts';
import type { Frame } from './read-frame.ts';

/** Days before the period whose delays are learned from, and whose cases may have infected the first ones of it. */
export const HISTORY_DAYS = 60;

/** A daily series with what is known of its completeness; `first` is the day of its first point. */
export type Daily = {
  readonly first: number;
  readonly points: readonly CurvePoint[];
  readonly delay: ReportingDelay | null;
  /** Cases of each point who arrived infected. */
  readonly imported: readonly number[];
  /** Cases of the series of whom it is recorded where they were infected. */
  readonly withOrigin: number;
};

/**
 * Cases by day from 60 days before the period to its end, with the days that are not complete. Reporting by date of
 * report has no delay; there only the day that is not over is incomplete.
 */
export async function readDaily(
  { platform: { db } }: IndicatorContext,
  frame: Frame,
  by: CaseDate,
): Promise<Daily> {
  const { scope, cases, today } = frame;
  const from = addDays(cases.from, -HISTORY_DAYS);
  const rows = await countByDay(scope, db, { ...cases, from }, by);
  const asOf = dayNumber(today) - 1;
  const cells: DelayCell[] = rows.map((row) => ({ ...row, day: dayNumber(row.day) }));
  const delay = by === 'report' ? { within: [1], n: sum(cells) } : estimateReportingDelay(cells, asOf);
  const first = dayNumber(from);
  const points = dailyCurve({
    from: first,
    to: dayNumber(cases.to),
    asOf,
    casesByDay: byDay(cells),
    knownByDay: byDay(cells.filter((cell) => cell.day + cell.delay <= asOf)),
    delay,
  });
  const arrived = byDay(rows.map(({ day, imported }) => ({ day: dayNumber(day), count: imported })));
  return {
    first,
    points,
    delay,
    imported: points.map(({ day }) => arrived.get(day) ?? 0),
    withOrigin: rows.reduce((total, row) => total + row.withOrigin, 0),
  };
}

/** The points of a series that lie in the period. */
export function inPeriod(daily: Daily, frame: Frame): readonly CurvePoint[] {
  return daily.points.slice(dayNumber(frame.cases.from) - daily.first);
}

function byDay(cells: readonly Pick<DelayCell, 'day' | 'count'>[]): Map<number, number> {
  const days = new Map<number, number>();
  for (const { day, count } of cells) {
    days.set(day, (days.get(day) ?? 0) + count);
  }
  return days;
}

function sum(cells: readonly DelayCell[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}
