import { type Interval, TAILS } from './interval.ts';
import { studentQuantile } from './student.ts';

/** Exponential growth of a daily series; times in days. */
export interface Growth {
  /** Growth rate a day: 0.1 is about 10 % more every day. Negative while the epidemic shrinks. */
  readonly rate: number;
  readonly interval: Interval;
  /** Days that had cases and so a logarithm; days without are left out of the fit. */
  readonly daysUsed: number;
  readonly daysWithout: number;
  readonly doubling: Times | null;
  readonly halving: Times | null;
}

/** Days in which the daily count doubles or halves; `high` is null where the interval of the rate reaches 0: perhaps never. */
export interface Times {
  readonly days: number;
  readonly low: number;
  readonly high: number | null;
}

/**
 * Log-linear fit: r is the slope of ln(cases) on the day by least squares, with the 95 % interval of the slope from
 * Student's t with n - 2 degrees of freedom. Doubling time ln 2 / r, halving time ln 2 / -r; their intervals are the same
 * function of the ends of r's interval. `null` with fewer than three days that had cases, where no interval exists.
 */
export function fitGrowth(cases: readonly number[]): Growth | null {
  const points = cases.flatMap((count, day) => (count > 0 ? [{ x: day, y: Math.log(count) }] : []));
  const n = points.length;
  if (n < 3) {
    return null;
  }
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const rate = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const residual = points.reduce((sum, { x, y }) => sum + (y - meanY - rate * (x - meanX)) ** 2, 0);
  const half = studentQuantile(TAILS.high, n - 2) * Math.sqrt(residual / (n - 2) / spread);
  const interval = { low: rate - half, high: rate + half };
  return {
    rate,
    interval,
    daysUsed: n,
    daysWithout: cases.length - n,
    doubling: timesOf(rate, interval.low, interval.high),
    halving: timesOf(-rate, -interval.high, -interval.low),
  };
}

function timesOf(rate: number, slowest: number, fastest: number): Times | null {
  return rate > 0
    ? {
        days: Math.LN2 / rate,
        low: Math.LN2 / fastest,
        high: slowest > 0 ? Math.LN2 / slowest : null,
      }
    : null;
}
