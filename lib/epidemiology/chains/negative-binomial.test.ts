import { describe, expect, it } from 'vitest';
import { lnGamma } from '../gamma.ts';
import { fitNegativeBinomial } from './negative-binomial.ts';

/** Log-likelihood from the textbook's probability function, term by term. */
function plainLikelihood(counts: readonly number[], k: number, mean: number): number {
  return counts.reduce(
    (sum, x) =>
      sum +
      lnGamma(k + x) -
      lnGamma(k) -
      lnGamma(x + 1) +
      k * Math.log(k / (k + mean)) +
      (x === 0 ? 0 : x * Math.log(mean / (k + mean))),
    0,
  );
}

const counts = [0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 7, 0, 0, 1, 0, 0, 3, 0, 0, 12];

describe('fitNegativeBinomial', () => {
  it('stands on the top of the likelihood, in k and in the mean', () => {
    const { k, mean } = fitNegativeBinomial(counts)!;
    const top = plainLikelihood(counts, k!, mean);
    for (const factor of [0.999, 1.001]) {
      expect(plainLikelihood(counts, k! * factor, mean)).toBeLessThan(top);
      expect(plainLikelihood(counts, k!, mean * factor)).toBeLessThan(top);
    }
  });

  it('ends its interval where twice the log-likelihood has fallen by the 95 % point of chi-squared', () => {
    const { k, k025, k975, mean } = fitNegativeBinomial(counts)!;
    const top = plainLikelihood(counts, k!, mean);
    for (const end of [k025!, k975!]) {
      expect(2 * (top - plainLikelihood(counts, end, mean))).toBeCloseTo(3.841458820694124, 8);
    }
    expect(k025!).toBeLessThan(k!);
    expect(k975!).toBeGreaterThan(k!);
  });

  it('finds no dispersion in counts that spread no wider than chance, and says nothing without infections', () => {
    expect(fitNegativeBinomial([1, 1, 1, 1, 0, 2])).toMatchObject({ k: null, k975: null });
    expect(fitNegativeBinomial([1, 1, 1, 1, 0, 2])!.k025!).toBeGreaterThan(0.5);
    expect(fitNegativeBinomial([])).toBeNull();
    expect(fitNegativeBinomial([0, 0])).toBeNull();
  });
});
