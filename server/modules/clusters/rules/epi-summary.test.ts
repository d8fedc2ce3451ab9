import { describe, expect, it } from 'vitest';
import { type ClusterCase, epiSummary } from './epi-summary.ts';

const FROM = Date.parse('2026-11-07T03:00:00Z');
const ill = (personNo: number, onsetDate: string | null, more: Partial<ClusterCase> = {}): ClusterCase => ({
  personNo,
  disease: 'covid-19',
  classification: 'CONFIRMED',
  onsetDate,
  reportDate: '2026-11-12',
  ...more,
});
const cases = (...all: ClusterCase[]) => Map.groupBy(all, (one) => one.personNo);

describe('epiSummary', () => {
  it('counts who fell ill on or after the first day, of all who were not ill before', () => {
    const summary = epiSummary(
      'covid-19',
      FROM,
      [1, 2, 3, 4, 5, 6],
      cases(
        ill(1, '2026-11-07'),
        ill(2, null, { classification: 'PROBABLE' }),
        ill(3, '2026-11-06'),
        ill(4, '2026-11-10', { disease: 'measles' }),
        ill(5, '2026-11-10', { classification: 'SUSPECT' }),
        ill(99, '2026-11-10'),
      ),
    );
    expect(summary).toMatchObject({
      participants: 6,
      ill: 2,
      illBefore: 1,
      firstOnset: '2026-11-07',
      lastOnset: '2026-11-07',
    });
    // Wilson 1927 for 2 of 5.
    expect(summary.attackRate!.value).toBeCloseTo(0.4, 12);
    expect(summary.attackRate!.low).toBeCloseTo(0.11762, 4);
    expect(summary.attackRate!.high).toBeCloseTo(0.76928, 4);
  });

  it('has no rate where nobody could fall ill', () => {
    expect(epiSummary('covid-19', FROM, [], cases()).attackRate).toBeNull();
    expect(epiSummary('covid-19', FROM, [1], cases(ill(1, '2026-11-01'))).attackRate).toBeNull();
  });
});
