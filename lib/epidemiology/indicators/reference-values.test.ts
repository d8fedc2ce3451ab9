import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../csv.ts';
import { summariseDelays } from './delays.ts';
import { fitGrowth } from './growth.ts';
import { incidenceRate, poissonInterval } from './poisson-rate.ts';
import { wilson } from './proportion.ts';
import { studentCdf, studentQuantile } from './student.ts';

const relative = (value: number | null, expected: number): number => Math.abs((value ?? 0) / expected - 1);
/** Flu2009, 2009-04-27 to 05-28. */
const flu = [
  1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2, 0, 0, 0, 0, 2, 0, 2, 0,
];

describe('wilson', () => {
  it('gives the published interval of MERS Korea 2015: 19 deaths of 162 cases', () => {
    const cfr = wilson(19, 162)!;
    expect(cfr.value * 100).toBeCloseTo(11.728, 3);
    expect(cfr.low * 100).toBeCloseTo(7.638, 3);
    expect(cfr.high * 100).toBeCloseTo(17.592, 3);
  });

  it('touches 0 and 1 exactly, and knows nothing of nobody', () => {
    expect(wilson(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(wilson(10, 10)).toMatchObject({ value: 1, high: 1 });
    expect(wilson(0, 10)!.high).toBeCloseTo(0.2775327998628892, 12);
    expect(wilson(0, 0)).toBeNull();
    expect(() => wilson(3, 2)).toThrow(RangeError);
  });
});

describe('incidenceRate', () => {
  it('gives the published rate of 33 cases in 120,000 people', () => {
    const rate = incidenceRate(33, 120_000)!;
    expect(rate.value).toBe(27.5);
    expect(rate.low).toBeCloseTo(18.92973, 5);
    expect(rate.high).toBeCloseTo(38.62022, 5);
  });

  it('has the closed form for no case, and no rate without a population', () => {
    expect(poissonInterval(0)).toEqual({ low: 0, high: expect.closeTo(-Math.log(0.025), 12) });
    expect(incidenceRate(5, null)).toBeNull();
    expect(() => incidenceRate(-1, 100)).toThrow(RangeError);
  });
});

describe("Student's t", () => {
  it('has the closed forms of one and two degrees of freedom', () => {
    for (const p of [0.6, 0.9, 0.975, 0.999]) {
      expect(relative(studentQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)))).toBeLessThan(1e-12);
      const two = (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)));
      expect(relative(studentQuantile(p, 2), two)).toBeLessThan(1e-12);
    }
    expect(studentCdf(0, 7)).toBeCloseTo(0.5, 14);
    expect(studentCdf(-2, 7)).toBeCloseTo(1 - studentCdf(2, 7), 14);
    expect(studentQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5);
  });
});

describe('fitGrowth', () => {
  it('gives the published growth of Flu2009, days 4 to 14 and 16 to 20', () => {
    const up = fitGrowth(flu.slice(3, 14))!;
    expect(up.rate).toBeCloseTo(0.1517533, 7);
    expect(up.interval.low).toBeCloseTo(0.0517705, 7);
    expect(up.interval.high).toBeCloseTo(0.2517362, 7);
    expect(up.doubling!.days).toBeCloseTo(4.567591, 6);
    expect(up.doubling!.low).toBeCloseTo(2.753466, 6);
    expect(up.doubling!.high).toBeCloseTo(13.388857, 6);
    expect(up.halving).toBeNull();
    const down = fitGrowth(flu.slice(15, 20))!;
    expect(down.rate).toBeCloseTo(-0.1905419, 7);
    expect(down.halving!.days).toBeCloseTo(3.637768, 6);
    expect(down.doubling).toBeNull();
  });

  it('says when doubling may never happen, leaves out days without cases, and needs three days', () => {
    const unsure = fitGrowth([3, 0, 2, 5, 2, 4])!;
    expect(unsure).toMatchObject({ daysUsed: 5, daysWithout: 1 });
    expect(unsure.doubling!.high).toBeNull();
    expect(fitGrowth([1, 0, 2])).toBeNull();
  });
});

describe('summariseDelays', () => {
  it('has the quantiles of type 7, and leaves out dates that contradict each other', () => {
    const counts = new Map([
      [1, 2],
      [4, 1],
      [10, 1],
      [-3, 5],
    ]);
    expect(summariseDelays(counts)).toEqual({
      n: 4,
      mean: 4,
      median: 2.5,
      q1: 1,
      q3: 5.5,
      p90: expect.closeTo(8.2, 12),
      max: 10,
    });
    expect(summariseDelays(new Map([[-1, 2]]))).toBeNull();
  });
});

const shared = `${process.env['VX_SHARED'] ?? '../shared'}/data/epi`;

describe.skipIf(!existsSync(shared))('published values (VX_SHARED data)', () => {
  it('growth of Flu2009 equals the reference to 1e-9', () => {
    const file = readFileSync(`${shared}/reproduction-number-references.json`, 'utf8');
    const { growth } = JSON.parse(file) as {
      growth: { r: number; ci: number[]; doubling: number; doubling_ci: number[] };
    };
    const fit = fitGrowth(flu.slice(3, 14))!;
    expect(relative(fit.rate, growth.r)).toBeLessThan(1e-9);
    expect(relative(fit.interval.low, growth.ci[0]!)).toBeLessThan(1e-9);
    expect(relative(fit.interval.high, growth.ci[1]!)).toBeLessThan(1e-9);
    expect(relative(fit.doubling!.days, growth.doubling)).toBeLessThan(1e-9);
    expect(relative(fit.doubling!.high, growth.doubling_ci[0]!)).toBeLessThan(1e-9);
    expect(relative(fit.doubling!.low, growth.doubling_ci[1]!)).toBeLessThan(1e-9);
  });

  it('MERS Korea 2015: case fatality and delays', () => {
    const [head, ...rows] = [...readCsv(readFileSync(`${shared}/mers_linelist.csv`, 'utf8'))];
    const of = (name: string) => rows.map((row) => row.cells[head!.cells.indexOf(name)]!);
    const outcomes = of('outcome');
    const deaths = outcomes.filter((outcome) => outcome === 'Dead').length;
    expect(wilson(deaths, rows.length)).toMatchObject({ numerator: 19, denominator: 162 });
    const delay = (until: string) => {
      const starts = of('dt_onset');
      const counts = new Map<number, number>();
      of(until).forEach((end, i) => {
        const days = (Date.parse(end) - Date.parse(starts[i]!)) / 86_400_000;
        if (Number.isFinite(days)) {
          counts.set(days, (counts.get(days) ?? 0) + 1);
        }
      });
      return summariseDelays(counts)!;
    };
    expect(delay('dt_report')).toMatchObject({ n: 135, mean: 5.6, median: 5, max: 14 });
    expect(delay('dt_diag')).toMatchObject({ n: 135, median: 5, max: 15 });
    expect(delay('dt_diag').mean).toBeCloseTo(5.525926, 6);
    expect(delay('dt_death')).toMatchObject({ n: 7, median: 6 });
    expect(delay('dt_death').mean).toBeCloseTo(6.857143, 6);
  });
});
