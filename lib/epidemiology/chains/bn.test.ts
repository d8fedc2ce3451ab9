import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../csv.ts';
import { readChains } from './analytics.ts';
import type { CaseFacts } from './case-facts.ts';

const folder = `${process.env['VX_SHARED'] ?? '../shared'}/data/vietnam-covid-cases`;

/* Real people, some of whom can be recognised: only counts are looked at here, no case is named. */
describe.skipIf(!existsSync(folder))('the first 700 patients in Vietnam (VX_SHARED data)', () => {
  const rows = (name: string): Record<string, string>[] => {
    const [header, ...records] = [...readCsv(readFileSync(`${folder}/${name}`, 'utf8'))];
    return records.map(({ cells }) =>
      Object.fromEntries(header!.cells.map((column, i) => [column, cells[i] ?? ''])),
    );
  };
  const day = (text = ''): number | null => (text === '' ? null : Date.parse(text) / 86_400_000);

  it('are read as chains; links that go round in a circle are counted, not crashed on', () => {
    const cases = rows('linelist_bn1-700.csv').map((row): CaseFacts => ({
      id: row['id']!,
      // The list has no onsets, only the day of the announcement.
      onsetDay: null,
      reportDay: day(row['date_announced']),
      sampleDay: null,
      positiveDay: null,
      deathDay: day(row['death_announced']),
      lastContactDay: null,
      sourcesOutside: 0,
      terms: { followUpDays: 14, longGapDays: 24 },
    }));
    const links = rows('links_bn1-700.csv').map((row) => ({ from: row['source']!, to: row['case']! }));
    const { analysis, analytics } = readChains(cases, links, day('2020-10-31'));
    const { report } = analysis;
    expect(report).toMatchObject({ cases: 700, links: 194, cycles: 2, unknownIds: [], timeReversed: [] });
    expect(report.components).toHaveLength(535);
    expect(report.components.slice(0, 8)).toEqual([17, 13, 12, 11, 10, 9, 7, 6]);
    expect(report.components.filter((size) => size === 1)).toHaveLength(474);
    expect(report.generations).toEqual({ 0: 547, 1: 132, 2: 14, 3: 1 });
    expect(Object.keys(report.offspring)).toHaveLength(103);
    expect(report.serialInterval).toEqual({ n: 0, mean: null, sd: null, median: null });
    const { offspring } = analytics;
    expect(offspring.mean).toBeCloseTo(194 / 700, 12);
    expect(offspring.fit!.k).toBeCloseTo(0.1517, 4);
    expect(offspring.superspreaderAbove).toBe(2);
    expect(offspring.superspreaders).toHaveLength(19);
    expect(offspring.superspreaders[0]!.infected).toBe(13);
    expect(analytics.severalInfectors).toHaveLength(29);
    expect(analytics.unknownSource).toHaveLength(547);
    expect(analytics.loops).toHaveLength(2);
    expect(analytics.chains.some((chain) => chain.active === true)).toBe(false);
  });
});
