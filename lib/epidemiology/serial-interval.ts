import { gammaCdf } from './gamma.ts';

/**
 * Discrete serial-interval weights w_0 .. w_(length - 1) of a gamma distribution shifted by one day (Cori et al. 2013, web
 * appendix 11): mean and sd in days, mean > 1. w_0 = 0; the weights sum to 1 as far as `length` reaches.
 * Throws a RangeError when the mean is not above 1 or the sd not above 0.
 */
export function discreteSerialInterval(mean: number, sd: number, length: number): number[] {
  if (!(mean > 1) || !(sd > 0)) {
    throw new RangeError('the serial interval needs a mean above 1 day and a positive sd');
  }
  const shape = ((mean - 1) / sd) ** 2;
  const scale = sd ** 2 / (mean - 1);
  const below = (x: number, a: number): number => gammaCdf(a, x / scale);
  return Array.from({ length }, (_, k) => {
    const weight =
      k * below(k, shape) +
      (k - 2) * below(k - 2, shape) -
      2 * (k - 1) * below(k - 1, shape) +
      shape * scale * (2 * below(k - 1, shape + 1) - below(k - 2, shape + 1) - below(k, shape + 1));
    return Math.max(0, weight);
  });
}

/** Mean of the serial interval in days, from its weights by day. */
export function meanSerialInterval(weights: readonly number[]): number {
  return weights.reduce((sum, weight, day) => sum + day * weight, 0);
}
