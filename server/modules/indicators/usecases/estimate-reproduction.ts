import {
  type CoriEstimate,
  type Doubt,
  estimateCohort,
  estimateCori,
  judgeCohort,
  judgeCori,
} from '../../../../lib/epidemiology/index.ts';
import { dayNumber } from '../rules/days.ts';
import type { ChosenInterval } from '../rules/serial-intervals.ts';
import type { Daily } from './read-daily.ts';

export const WINDOW_DAYS = 7;

/** A window by the numbers of its first and last day, with what speaks against reading it. */
export type EstimatedWindow = {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly mean: number | null;
  /** Cori only. */
  readonly posterior: Pick<CoriEstimate, 'sd' | 'q025' | 'median' | 'q975'> | null;
  readonly cases: number;
  readonly doubts: readonly Doubt[];
};
export type Method = 'cori' | 'wt';
export type Estimates = {
  /** The last day whose cases are all expected to be known. */
  readonly lastComplete: number | null;
  readonly windows: readonly EstimatedWindow[];
};

/** Reproduction numbers of a daily series from its first case to today. */
export function estimateReproduction(
  daily: Daily,
  interval: ChosenInterval,
  today: string,
  method: Method,
): Estimates {
  const known = daily.points.slice(0, Math.max(0, dayNumber(today) - daily.first + 1));
  const start = known.findIndex((point) => point.cases > 0);
  const complete = known.findLastIndex((point) => !point.incomplete);
  const lastComplete = complete < 0 ? null : daily.first + complete;
  if (start < 0) {
    return { lastComplete, windows: [] };
  }
  const cases = known.slice(start).map((point) => point.cases);
  const imported = importedOf(daily, start, cases);
  const ground = { cases, lastComplete: Math.max(0, complete - start + 1) };
  const options = { weights: interval.weights, window: WINDOW_DAYS };
  const dayOf = (position: number) => daily.first + start + position - 1;
  const place = (one: { tStart: number; tEnd: number; cases: number; doubts: readonly Doubt[] }) => ({
    firstDay: dayOf(one.tStart),
    lastDay: dayOf(one.tEnd),
    cases: one.cases,
    doubts: one.doubts,
  });
  const windows =
    method === 'cori'
      ? judgeCori(estimateCori({ cases, imported }, options), ground).map((one) => ({
          ...place(one),
          mean: one.mean,
          posterior: one,
        }))
      : judgeCohort(estimateCohort({ cases, imported }, options), ground, interval.mean).map((one) => ({
          ...place(one),
          mean: one.mean,
          posterior: null,
        }));
  return { lastComplete, windows };
}

/** Imported cases day by day: those recorded as such, and all of the first day, as nobody here can have infected them. */
function importedOf(daily: Daily, start: number, cases: readonly number[]): number[] {
  return cases.map((count, day) => (day === 0 ? count : (daily.imported[start + day] ?? 0)));
}
