/** A 95 % interval, in the unit of the value that it belongs to. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The two tails of a 95 % interval. */
export const TAILS = { low: 0.025, high: 0.975 } as const;

/** 97.5 % quantile of the standard normal distribution (Abramowitz and Stegun, table 26.5, more digits). */
export const NORMAL_975 = 1.959963984540054;
