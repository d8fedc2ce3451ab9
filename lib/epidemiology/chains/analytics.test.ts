import { describe, expect, it } from 'vitest';
import { readChains } from './analytics.ts';
import type { CaseFacts } from './case-facts.ts';
import { describeOffspring, poissonQuantile } from './offspring.ts';

const terms = { followUpDays: 14, longGapDays: 14 };
const one = (id: string, onsetDay: number | null, more: Partial<CaseFacts> = {}): CaseFacts => ({
  id,
  onsetDay,
  reportDay: null,
  sampleDay: null,
  positiveDay: null,
  deathDay: null,
  lastContactDay: null,
  sourcesOutside: 0,
  terms,
  ...more,
});
const links = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));

describe('readChains', () => {
  it('summarises offspring and serial intervals', () => {
    const cases = [one('a', 0), one('b', 4), one('c', 6), one('d', null), one('e', 3)];
    const { analytics } = readChains(cases, links('ab', 'ac', 'ad', 'bc'), null);
    expect(analytics.serialInterval).toMatchObject({ n: 3, mean: 4, median: 4, min: 2, max: 6 });
    expect(analytics.offspring).toMatchObject({
      cases: 5,
      mean: 0.8,
      shareOfNone: 0.6,
      histogram: [
        [0, 3],
        [1, 1],
        [3, 1],
      ],
      topShare: 1,
    });
    expect(analytics.unknownSource).toEqual(['a', 'e']);
    expect(analytics.severalInfectors).toEqual([['c', 2]]);
  });

  it('does not call a source unknown that lies outside the cases looked at', () => {
    const { analytics } = readChains([one('a', 0, { sourcesOutside: 1 }), one('b', 1)], [], null);
    expect(analytics.unknownSource).toEqual(['b']);
  });

  it('lists dates that contradict each other and onsets too far apart', () => {
    const cases = [
      one('a', 10, { reportDay: 9, deathDay: 8 }),
      one('b', 5, { sampleDay: 7, positiveDay: 6 }),
      one('c', 40),
    ];
    const { analytics } = readChains(cases, links('ab', 'ac'), 30);
    expect(analytics.dateFindings).toEqual([
      { kind: 'report-before-onset', ids: ['a'], days: 1 },
      { kind: 'death-before-onset', ids: ['a'], days: 2 },
      { kind: 'death-before-report', ids: ['a'], days: 1 },
      { kind: 'positive-before-sample', ids: ['b'], days: 1 },
      { kind: 'after-today', ids: ['c'], days: 10 },
      { kind: 'infectee-before-infector', ids: ['a', 'b'], days: 5 },
    ]);
    expect(analytics.longGaps).toEqual([{ from: 'a', to: 'c', days: 30, allowed: 14 }]);
  });

  it('reports loops and counts on', () => {
    const { analytics, analysis } = readChains(
      [one('a', 0), one('b', 1), one('c', 2), one('d', 3)],
      links('ab', 'ba', 'bc', 'dd'),
      null,
    );
    expect(analytics.loops).toEqual([['a', 'b'], ['d']]);
    expect(analysis.report.cycles).toBe(2);
    expect(analytics.chains[0]).toMatchObject({ cases: 3, links: 3, lastGeneration: null });
  });

  it('calls a chain active until one day after the follow-up of its last activity', () => {
    const active = (lastDay: number) =>
      readChains([one('a', 0, { lastContactDay: lastDay })], [], 100).analytics.chains[0]!.active;
    expect(active(86)).toBe(true);
    expect(active(85)).toBe(false);
    expect(readChains([one('a', null)], [], 100).analytics.chains[0]!.active).toBeNull();
  });
});

describe('superspreaders', () => {
  it('are above the 99th percentile of Poisson with the same mean', () => {
    // Tables of the Poisson distribution: P(X <= 3 | 0.8) = 0.9909, P(X <= 2 | 0.8) = 0.9526.
    expect(poissonQuantile(0.8, 0.99)).toBe(3);
    expect(poissonQuantile(0.8, 0.95)).toBe(2);
    const ids = [...'abcdefghij'];
    const offspring = describeOffspring(ids, { a: 5, b: 3 });
    expect(offspring.superspreaderAbove).toBe(3);
    expect(offspring.superspreaders).toEqual([{ id: 'a', infected: 5 }]);
    expect(describeOffspring([], {})).toMatchObject({ mean: null, fit: null, topShare: null });
  });
});
