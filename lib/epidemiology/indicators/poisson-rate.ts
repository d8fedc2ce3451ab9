import { gammaQuantile } from '../gamma.ts';
import { type Interval, TAILS } from './interval.ts';

/** A rate and its interval per `per` people, with what it was made of. */
export interface Rate extends Interval {
  readonly value: number;
  readonly cases: number;
  readonly population: number;
  readonly per: number;
}

/**
 * Exact 95 % interval of a Poisson count (Garwood, Biometrika 1936;28:437-442): the lower end is the 2.5 % quantile of a
 * gamma distribution with shape n, the upper end the 97.5 % quantile with shape n + 1 (half the chi-square quantiles with
 * 2n and 2n + 2 degrees of freedom).
 */
export function poissonInterval(count: number): Interval {
  return {
    low: count === 0 ? 0 : gammaQuantile(count, TAILS.low),
    high: gammaQuantile(count + 1, TAILS.high),
  };
}

/**
 * Cases per `per` people (100,000 by default) in the time that they were counted over, with the exact Poisson interval.
 * `null` where the population is not known. Throws a RangeError for a negative count.
 */
export function incidenceRate(cases: number, population: number | null, per = 100_000): Rate | null {
  if (!(cases >= 0)) {
    throw new RangeError('a count of cases is not negative');
  }
  if (population === null || population <= 0) {
    return null;
  }
  const scale = per / population;
  const { low, high } = poissonInterval(cases);
  return { value: cases * scale, low: low * scale, high: high * scale, cases, population, per };
}
