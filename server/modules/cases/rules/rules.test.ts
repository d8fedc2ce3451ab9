import { describe, expect, it } from 'vitest';
import { caseClassifications, caseOutcomes } from '../../../../contract/cases.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import { caseCounts, type CountedCase, countChange } from './case-figures.ts';
import { classificationChanges, needsReason, outcomeAllowed } from './classification.ts';

describe('the classification of a case', () => {
  it('may go from each to every other, and to itself never', () => {
    for (const from of caseClassifications) {
      expect(new Set(classificationChanges[from]), from).toEqual(
        new Set(caseClassifications.filter((to) => to !== from)),
      );
    }
  });

  it('needs a reason when a confirmed case is taken back or any case discarded, else none', () => {
    for (const from of caseClassifications) {
      for (const to of classificationChanges[from]) {
        expect(needsReason(from, to), `${from} -> ${to}`).toBe(from === 'CONFIRMED' || to === 'NO_CASE');
      }
    }
  });

  it('has no outcome once discarded', () => {
    for (const outcome of caseOutcomes) {
      expect(outcomeAllowed('NO_CASE', outcome)).toBe(outcome === 'NO_OUTCOME');
      expect(outcomeAllowed('CONFIRMED', outcome)).toBe(true);
    }
  });
});

describe('the counters of a case', () => {
  const one: CountedCase = {
    dataset: 'demo',
    areaNo: 7,
    classification: 'CONFIRMED',
    outcome: 'NO_OUTCOME',
    outcomeDate: null,
    reportDate: '2026-11-16',
    rapidPositiveDate: '2026-11-14',
    pcrPositiveDate: '2026-11-15',
    announcedDate: null,
  };
  const metrics = (counted: CountedCase) => caseCounts(counted).map((delta) => delta.metric);

  it('keep rapid-positive, PCR-positive and announced apart, each on its own date', () => {
    expect(caseCounts(one)).toContainEqual({
      metric: 'cases.rapid-positive',
      dataset: 'demo',
      areaNo: 7,
      at: startOfDate('2026-11-14'),
      by: 1,
    });
    expect(metrics(one)).toEqual([
      'cases.reported',
      'cases.confirmed',
      'cases.rapid-positive',
      'cases.pcr-positive',
    ]);
    expect(metrics({ ...one, announcedDate: '2026-11-16' })).toContain('cases.announced');
  });

  it('count neither a discarded case nor one without area', () => {
    expect(caseCounts({ ...one, classification: 'NO_CASE' })).toEqual([]);
    expect(caseCounts({ ...one, areaNo: null })).toEqual([]);
  });

  it('move by a change, and sum to nothing when nothing changed', () => {
    const total = new Map<string, number>();
    for (const { metric, at, by } of countChange(one, { ...one, reportDate: '2026-11-17' })) {
      total.set(`${metric} ${at}`, (total.get(`${metric} ${at}`) ?? 0) + by);
    }
    expect(total.get(`cases.confirmed ${startOfDate('2026-11-16')}`)).toBe(-1);
    expect(total.get(`cases.confirmed ${startOfDate('2026-11-16') + DAY_MS}`)).toBe(1);
    expect(countChange(one, one).reduce((sum, delta) => sum + delta.by, 0)).toBe(0);
  });
});
