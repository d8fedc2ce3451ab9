import type { Measure } from '../../../../contract/indicators.ts';
import { formatNumber, formatPercent } from '../../../shared/formats.ts';

type Unit = Measure['unit'];
/** Digits after the point by unit. */
const digits: { readonly [unit in Unit]: number } = {
  share: 1,
  'per-100k-week': 1,
  'per-100k': 1,
  'per-day': 3,
  days: 1,
  cases: 0,
  ratio: 2,
};

/** A figure in its unit, without the word of the unit: `11,7 %`, `1,43`. */
export function figure(value: number, unit: Unit): string {
  return unit === 'share' ? formatPercent(value, 1) : formatNumber(value, digits[unit]);
}

/** Low and high end of an interval; null where there is none. An open high end is named by the caller. */
export function ends(
  { low, high, unit }: Pick<Measure, 'low' | 'high' | 'unit'>,
  open: string,
): { low: string; high: string } | null {
  return low === null ? null : { low: figure(low, unit), high: high === null ? open : figure(high, unit) };
}

/** Midnight in Vietnam of a calendar date, as charts want their points. */
export function pointOf(date: string): string {
  return `${date}T00:00:00+07:00`;
}
