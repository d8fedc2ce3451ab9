import { describe, expect, it } from 'vitest';
import { estimateCohort, estimateCori } from '../reproduction.ts';
import { discreteSerialInterval } from '../serial-interval.ts';
import { publishedIntervals } from './published-intervals.ts';
import { FEWEST_CASES_FOR_R, judgeCohort, judgeCori } from './reliability.ts';

const cases = [1, 2, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0];
const weights = [0, 0.2, 0.4, 0.3, 0.1];

describe('which windows may be read', () => {
  it('asks for as many cases as give a coefficient of variation of 0.3', () => {
    expect(1 / Math.sqrt(1 + FEWEST_CASES_FOR_R)).toBeLessThan(0.3);
    expect(1 / Math.sqrt(FEWEST_CASES_FOR_R)).toBeGreaterThan(0.3);
    const judged = judgeCori(estimateCori({ cases }, { weights }), { cases, lastComplete: 20 });
    expect(judged[0]).toMatchObject({ tStart: 2, cases: 28, doubts: [] });
    expect(judged.at(-1)).toMatchObject({ tEnd: 20, cases: 0, doubts: ['few-cases'] });
  });

  it('doubts what ends in incomplete days, and cohorts one serial interval earlier', () => {
    const ground = { cases, lastComplete: 12 };
    const cori = judgeCori(estimateCori({ cases }, { weights }), ground);
    expect(cori.find((one) => one.tEnd === 12)!.doubts).toEqual([]);
    expect(cori.find((one) => one.tEnd === 13)!.doubts).toEqual(['incomplete']);
    const cohort = judgeCohort(estimateCohort({ cases }, { weights }), ground, 2.3);
    expect(cohort.find((one) => one.tEnd === 9)!.doubts).toEqual([]);
    expect(cohort.find((one) => one.tEnd === 10)!.doubts).toEqual(['right-censored']);
  });
});

describe('published serial intervals', () => {
  it.each(publishedIntervals)('$code can be made discrete', ({ mean, sd }) => {
    const weights = discreteSerialInterval(mean, sd, 90);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  });
});
