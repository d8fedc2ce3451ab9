import { type Interval, NORMAL_975 } from './interval.ts';

/** A share with its interval; `value`, `low` and `high` lie in 0 … 1. */
export interface Proportion extends Interval {
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Share of `numerator` in `denominator` with the Wilson score interval, 95 % (Wilson, J Am Stat Assoc 1927;22:209-212).
 * Used for case fatality, attack rates, positivity and every "within 24 hours" indicator. `null` when nobody could be
 * counted: a share of nothing is unknown, not zero.
 * Throws a RangeError unless 0 <= numerator <= denominator.
 */
export function wilson(numerator: number, denominator: number): Proportion | null {
  if (!(numerator >= 0 && numerator <= denominator)) {
    throw new RangeError('a share needs 0 <= numerator <= denominator');
  }
  if (denominator === 0) {
    return null;
  }
  const value = numerator / denominator;
  const square = NORMAL_975 ** 2;
  const centre = value + square / (2 * denominator);
  const half = NORMAL_975 * Math.sqrt((value * (1 - value)) / denominator + square / (4 * denominator ** 2));
  const scale = 1 + square / denominator;
  return {
    value,
    // At the ends the interval touches 0 or 1 exactly; arithmetic would miss it by the last digit.
    low: numerator === 0 ? 0 : (centre - half) / scale,
    high: numerator === denominator ? 1 : (centre + half) / scale,
    numerator,
    denominator,
  };
}
