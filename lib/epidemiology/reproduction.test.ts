import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gammaCdf, gammaQuantile, lnGamma } from './gamma.ts';
import { estimateCohort, estimateCori, type CoriEstimate } from './reproduction.ts';
import { discreteSerialInterval, meanSerialInterval } from './serial-interval.ts';

const relative = (value: number, expected: number): number => Math.abs(value / expected - 1);

describe('the gamma distribution', () => {
  it('has the values of Γ at integers and halves', () => {
    let factorial = 1;
    for (let n = 1; n < 20; n += 1) {
      expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= n;
    }
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  });

  it('has the closed form of integer shapes', () => {
    for (const x of [0.1, 1, 3, 9, 25]) {
      expect(gammaCdf(1, x)).toBeCloseTo(1 - Math.exp(-x), 13);
      expect(gammaCdf(3, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x + (x * x) / 2), 13);
    }
    expect(gammaCdf(2, 0)).toBe(0);
  });

  it('has a quantile that inverts the distribution function at every shape', () => {
    for (const shape of [0.05, 0.5, 1, 2.6, 10, 333, 1_000, 25_000, 1e6]) {
      for (const p of [0.001, 0.025, 0.5, 0.975, 0.999]) {
        expect(relative(gammaCdf(shape, gammaQuantile(shape, p)), p)).toBeLessThan(1e-10);
      }
    }
    expect(gammaQuantile(1, 0.5)).toBeCloseTo(Math.LN2, 13);
  });
});

describe('discreteSerialInterval', () => {
  it('gives the published weights for mean 2.6 and sd 1.5', () => {
    const weights = discreteSerialInterval(2.6, 1.5, 40);
    const published = [0, 0.2331721254, 0.3585794003, 0.1981108285, 0.1033426554, 0.0529051752, 0.026821462];
    published.forEach((weight, day) => expect(weights[day]).toBeCloseTo(weight, 9));
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(meanSerialInterval(weights)).toBeCloseTo(2.6, 6);
  });

  it.each([
    [1, 1],
    [0.5, 1],
    [3, 0],
  ])('refuses mean %d and sd %d', (mean, sd) => {
    expect(() => discreteSerialInterval(mean, sd, 10)).toThrow(RangeError);
  });
});

describe('estimators', () => {
  it('have no window in a series that is too short, and no cohort where nobody is', () => {
    expect(estimateCori({ cases: [1, 2, 3] }, { weights: [0, 1] })).toEqual([]);
    const cohorts = estimateCohort({ cases: [1, 0, 0, 2] }, { weights: [0, 0.5, 0.3, 0.2], window: 2 });
    expect(cohorts.map((one) => one.mean)).toEqual([null, 0]);
  });

  it('give the prior back where there was neither case nor pressure', () => {
    const [first] = estimateCori({ cases: [0, 0, 0, 0] }, { weights: [0, 1], window: 2 });
    expect(first).toMatchObject({ tStart: 2, tEnd: 3, mean: 5, sd: 5 });
  });
});

interface Reference {
  readonly t_start: number;
  readonly t_end: number;
  readonly 'Mean(R)': number;
  readonly 'Std(R)': number;
  readonly 'Quantile.0.025(R)': number;
  readonly 'Quantile.0.05(R)': number;
  readonly 'Quantile.0.25(R)': number;
  readonly 'Median(R)': number;
  readonly 'Quantile.0.75(R)': number;
  readonly 'Quantile.0.95(R)': number;
  readonly 'Quantile.0.975(R)': number;
}
interface Series {
  readonly I: number[];
  readonly si_distr: number[];
  readonly cori7: Reference[];
  readonly wt7: Reference[];
}
interface References {
  readonly Flu2009: Series;
  readonly SARS2003: Series;
  readonly Flu2009_imported: { local: number[]; imported: number[]; 'cori7_param_2.6_1.5': Reference[] };
}

const others = [
  [0.05, 'Quantile.0.05(R)'],
  [0.25, 'Quantile.0.25(R)'],
  [0.75, 'Quantile.0.75(R)'],
  [0.95, 'Quantile.0.95(R)'],
] as const;

const file = `${process.env['VX_SHARED'] ?? '../shared'}/data/epi/reproduction-number-references.json`;

describe.skipIf(!existsSync(file))('published series (VX_SHARED data)', () => {
  const load = (): References => JSON.parse(readFileSync(file, 'utf8')) as References;

  it.each(['Flu2009', 'SARS2003'] as const)('%s: Cori and Wallinga-Teunis equal the references', (name) => {
    const { I: cases, si_distr: weights, cori7, wt7 } = load()[name];
    expectCori(estimateCori({ cases }, { weights }), cori7);
    const cohorts = estimateCohort({ cases }, { weights });
    expect(cohorts.map((one) => [one.tStart, one.tEnd])).toEqual(wt7.map((one) => [one.t_start, one.t_end]));
    cohorts.forEach((one, i) => expect(relative(one.mean ?? 0, wt7[i]!['Mean(R)'])).toBeLessThan(1e-9));
  });

  it('imported cases press but are not counted as infected here', () => {
    const { local, imported, 'cori7_param_2.6_1.5': references } = load().Flu2009_imported;
    const cases = local.map((count, day) => count + imported[day]!);
    const weights = discreteSerialInterval(2.6, 1.5, cases.length);
    expectCori(estimateCori({ cases, imported }, { weights }), references);
  });

  function expectCori(estimates: readonly CoriEstimate[], references: readonly Reference[]): void {
    expect(estimates.map((one) => [one.tStart, one.tEnd])).toEqual(
      references.map((one) => [one.t_start, one.t_end]),
    );
    estimates.forEach((one, i) => {
      const reference = references[i]!;
      expect(relative(one.mean, reference['Mean(R)'])).toBeLessThan(1e-9);
      expect(relative(one.sd, reference['Std(R)'])).toBeLessThan(1e-9);
      expect(relative(one.q025, reference['Quantile.0.025(R)'])).toBeLessThan(1e-8);
      expect(relative(one.median, reference['Median(R)'])).toBeLessThan(1e-8);
      expect(relative(one.q975, reference['Quantile.0.975(R)'])).toBeLessThan(1e-8);
      // The other published quantiles, from the posterior that mean and sd stand for.
      const [shape, scale] = [(one.mean / one.sd) ** 2, one.sd ** 2 / one.mean];
      for (const [p, key] of others) {
        expect(relative(gammaQuantile(shape, p) * scale, reference[key])).toBeLessThan(1e-8);
      }
    });
  }
});
