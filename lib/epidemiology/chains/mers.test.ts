import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../csv.ts';
import { readChains } from './analytics.ts';
import type { CaseFacts } from './case-facts.ts';

const folder = `${process.env['VX_SHARED'] ?? '../shared'}/data/epi`;

describe.skipIf(!existsSync(folder))(
  'reading the chains of MERS in South Korea, 2015 (VX_SHARED data)',
  () => {
    const rows = (name: string): Record<string, string>[] => {
      const [header, ...records] = [...readCsv(readFileSync(`${folder}/${name}`, 'utf8'))];
      return records.map(({ cells }) =>
        Object.fromEntries(header!.cells.map((column, i) => [column, cells[i] ?? ''])),
      );
    };
    const day = (text = 'NA'): number | null => (text === 'NA' ? null : Date.parse(text) / 86_400_000);

    it('gives the published offspring distribution and what docs/mers-2015.md says', () => {
      const cases = rows('mers_linelist.csv').map((row): CaseFacts => ({
        id: row['id']!,
        onsetDay: day(row['dt_onset']),
        reportDay: day(row['dt_report']),
        sampleDay: null,
        positiveDay: day(row['dt_diag']),
        deathDay: day(row['dt_death']),
        lastContactDay: null,
        sourcesOutside: 0,
        // Infectious for 14 days, incubation up to 14.
        terms: { followUpDays: 14, longGapDays: 28 },
      }));
      const links = rows('mers_contacts.csv').map((row) => ({ from: row['from']!, to: row['to']! }));
      const { analytics } = readChains(cases, links, day('2015-07-31'));
      const { offspring, serialInterval } = analytics;
      expect(offspring.mean).toBeCloseTo(0.604938, 6);
      expect(offspring.fit!.k).toBeCloseTo(0.0204, 4);
      expect(offspring.topShare).toBeCloseTo(0.9286, 4);
      expect(offspring.shareOfNone).toBeCloseTo(0.9321, 4);
      expect(offspring.superspreaderAbove).toBe(3);
      expect(offspring.superspreaders).toEqual([
        { id: 'SK_14', infected: 38 },
        { id: 'SK_1', infected: 26 },
        { id: 'SK_16', infected: 21 },
        { id: 'SK_15', infected: 4 },
      ]);
      expect(serialInterval).toMatchObject({ n: 98, median: 14, min: 2, max: 27 });
      expect(analytics.severalInfectors).toEqual([
        ['SK_39', 3],
        ['SK_107', 2],
      ]);
      expect(analytics.unknownSource).toHaveLength(67);
      expect(analytics.loops).toEqual([]);
      expect(offspring.fit!.k025).toBeCloseTo(0.00957, 5);
      expect(offspring.fit!.k975).toBeCloseTo(0.03935, 5);
      expect(analytics.dateFindings.map(({ kind, ids }) => [kind, ids[0]])).toEqual([
        ['death-before-report', 'SK_25'],
        ['death-before-report', 'SK_36'],
        ['death-before-report', 'SK_64'],
      ]);
      expect(analytics.longGaps).toEqual([]);
      const short = cases.map((one) => ({ ...one, terms: { followUpDays: 14, longGapDays: 14 } }));
      expect(readChains(short, links, null).analytics.longGaps).toHaveLength(46);
      expect(analytics.chains[0]).toMatchObject({
        cases: 94,
        links: 96,
        lastGeneration: 3,
        unknownSources: 1,
      });
      expect(analytics.chains.every((chain) => chain.active === false)).toBe(true);
    });
  },
);
