import { describe, expect, it } from 'vitest';
import { gammaCdf } from '../gamma.ts';
import { dailyCurve, lastCompleteDay, weeklyCurve } from './epi-curve.ts';
import { nowcastDay } from './nowcast.ts';
import { type DelayCell, estimateReportingDelay, shareReported } from './reporting-delay.ts';

/** An epidemic that grows 10 % a day with a fixed delay; only what is known by `asOf`. */
function growing(truth: readonly number[], asOf: number): DelayCell[] {
  const cells: DelayCell[] = [];
  for (let day = 0; day <= asOf; day += 1) {
    truth.forEach((share, delay) => {
      if (day + delay <= asOf) {
        cells.push({ day, delay, count: Math.round(1_000 * 1.1 ** day * share) });
      }
    });
  }
  return cells;
}

describe('estimateReportingDelay', () => {
  const truth = [0.1, 0.3, 0.3, 0.2, 0.1];
  const within = [0.1, 0.4, 0.7, 0.9, 1];

  it('finds the true delay in a growing epidemic, where a plain average says too short', () => {
    const cells = growing(truth, 20);
    const found = estimateReportingDelay(cells, 20)!;
    found.within.forEach((share, delay) => expect(share).toBeCloseTo(within[delay]!, 3));
    const all = cells.reduce((sum, { count }) => sum + count, 0);
    const quick = cells.reduce((sum, cell) => sum + (cell.delay <= 1 ? cell.count : 0), 0);
    expect(quick / all).toBeGreaterThan(within[1]! + 0.03);
  });

  it('leaves out what is not known yet, contradictions and very long delays, and needs 20 cases', () => {
    const cells = growing(truth, 20);
    const strange = [
      { day: 20, delay: 4, count: 99 },
      { day: 3, delay: -2, count: 99 },
      { day: -100, delay: 60, count: 99 },
    ];
    expect(estimateReportingDelay([...cells, ...strange], 20)).toEqual(estimateReportingDelay(cells, 20));
    expect(estimateReportingDelay([{ day: 1, delay: 1, count: 19 }], 20)).toBeNull();
  });

  it('knows nothing of a day to come and everything of an old one', () => {
    const found = estimateReportingDelay(growing(truth, 20), 20)!;
    expect(shareReported(found, -1)).toBe(0);
    expect(shareReported(found, 400)).toBe(1);
  });
});

describe('nowcastDay', () => {
  it('divides by the share known, with an interval that holds the estimate', () => {
    expect(nowcastDay(30, 1)).toEqual({ expected: 30, low: 30, high: 30 });
    for (const [reported, share] of [
      [0, 0.3],
      [1, 0.9],
      [30, 0.5],
      [4_000, 0.12],
    ] as const) {
      const { expected, low, high } = nowcastDay(reported, share)!;
      expect(expected).toBeCloseTo(reported / share, 9);
      expect(low).toBeGreaterThanOrEqual(reported);
      expect(low).toBeLessThanOrEqual(expected);
      expect(high).toBeGreaterThan(expected);
    }
    expect(nowcastDay(5, 0.09)).toBeNull();
  });

  it('has the closed form of a day without a report: a geometric number is still to come', () => {
    const { high } = nowcastDay(0, 0.3)!;
    expect(high).toBe(Math.ceil(Math.log(0.025) / Math.log(0.7)) - 1);
  });

  it('has the quantiles of the negative binomial: against its gamma mixture of Poissons', () => {
    const { low, high } = nowcastDay(9, 0.25)!;
    const below = (k: number) => mixture(10, 0.25, k);
    expect(below(high - 9)).toBeGreaterThanOrEqual(0.975);
    expect(below(high - 10)).toBeLessThan(0.975);
    expect(below(low - 9)).toBeGreaterThanOrEqual(0.025);
    expect(below(low - 10)).toBeLessThan(0.025);
  });

  /** P(X <= k) of a Poisson with a gamma(size, scale (1-p)/p) mean, integrated numerically. */
  function mixture(size: number, p: number, k: number): number {
    const scale = (1 - p) / p;
    let sum = 0;
    const steps = 20_000;
    for (let i = 0; i < steps; i += 1) {
      const [a, b] = [(i / steps) * 300, ((i + 1) / steps) * 300];
      const weight = gammaCdf(size, b / scale) - gammaCdf(size, a / scale);
      sum += weight * (1 - gammaCdf(k + 1, (a + b) / 2));
    }
    return sum;
  }
});

describe('the epidemic curve', () => {
  const delay = { within: [0.2, 0.6, 0.9, 1], n: 100 };
  const casesByDay = new Map([
    [2, 4],
    [7, 3],
    [8, 1],
  ]);
  const input = { from: 1, to: 9, asOf: 8, casesByDay, knownByDay: casesByDay, delay };

  it('has every day, marks those of which less than 95 % is known, and says what to expect', () => {
    const curve = dailyCurve(input);
    expect(curve.map((one) => one.cases)).toEqual([0, 4, 0, 0, 0, 0, 3, 1, 0]);
    expect(curve.map((one) => one.incomplete)).toEqual([
      ...Array.from({ length: 5 }, () => false),
      true,
      true,
      true,
      true,
    ]);
    expect(curve[6]).toMatchObject({ share: 0.6, nowcast: { expected: 5 } });
    expect(curve[8]).toMatchObject({ share: 0, nowcast: null });
    expect(lastCompleteDay(curve)).toBe(5);
  });

  it('corrects only what was known on the last whole day, and never below what is counted', () => {
    const known = new Map([
      [2, 4],
      [7, 1],
    ]);
    const curve = dailyCurve({ ...input, knownByDay: known });
    expect(curve[6]).toMatchObject({ cases: 3, nowcast: { expected: 3, low: 3 } });
    expect(curve[7]).toMatchObject({ cases: 1, nowcast: { expected: 1, low: 1 } });
  });

  it('marks a week of days where the delay is not known, and promises nothing', () => {
    const curve = dailyCurve({ ...input, delay: null });
    expect(curve.filter((one) => one.incomplete).map((one) => one.day)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(curve.every((one) => one.nowcast === null)).toBe(true);
  });

  it('adds days up to weeks', () => {
    const weeks = weeklyCurve(dailyCurve({ ...input, to: 8 }), (day) => day - (day % 7));
    expect(weeks).toMatchObject([
      { day: 0, days: 6, cases: 4, incomplete: true },
      { day: 7, days: 2, cases: 4, incomplete: true, nowcast: { expected: expect.closeTo(10, 9) } },
    ]);
    const open = weeklyCurve(dailyCurve(input), (day) => day - (day % 7));
    expect(open[1]).toMatchObject({ share: null, nowcast: null });
  });
});
