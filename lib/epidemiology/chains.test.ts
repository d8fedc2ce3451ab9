import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseChains, type ChainLink } from './chains.ts';
import { readCsv } from './csv.ts';

const links = (...pairs: string[]): ChainLink[] => pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));
const cases = (ids: string, onset: (number | null)[] = []): { id: string; onsetDay: number | null }[] =>
  [...ids].map((id, i) => ({ id, onsetDay: onset[i] ?? null }));

describe('analyseChains', () => {
  it('takes the shortest way from a case without known infector', () => {
    const { report, generationOf } = analyseChains(cases('abcde'), links('ab', 'bc', 'ac', 'cd'));
    expect(report.generations).toEqual({ 0: 2, 1: 2, 2: 1 });
    expect(Object.fromEntries(generationOf)).toEqual({ a: 0, b: 1, c: 1, d: 2, e: 0 });
    expect(report.components).toEqual([4, 1]);
    expect(report.offspring).toEqual({ a: 2, b: 1, c: 1 });
  });

  it('counts cycles, and gives cases that only a cycle reaches no generation', () => {
    const { report, generationOf } = analyseChains(
      cases('abcdef'),
      links('ab', 'ba', 'bc', 'de', 'ef', 'fd', 'fe', 'dd'),
    );
    expect(report.cycles).toBe(3);
    expect(report.generations).toEqual({});
    expect(generationOf.get('c')).toBeNull();
    expect(report.offspring['d']).toBe(1);
  });

  it('uses no link with an unknown end and none twice', () => {
    const { report, unusedLinks } = analyseChains(cases('aab'), links('ab', 'ab', 'zb', 'ay'));
    expect(report).toMatchObject({ cases: 2, links: 1, unknownIds: ['y', 'z'], components: [2] });
    expect(unusedLinks).toEqual([1, 2, 3]);
  });

  it('measures the serial interval where both onsets are known', () => {
    const { report } = analyseChains(cases('abcd', [0, 4, 3, null]), links('ab', 'ac', 'bc', 'ad'));
    expect(report.serialInterval).toEqual({ n: 3, mean: 2, sd: Math.sqrt(7), median: 3 });
    expect(report.timeReversed).toEqual([['b', 'c']]);
    expect(analyseChains([], []).report.serialInterval).toEqual({ n: 0, mean: null, sd: null, median: null });
  });

  it('walks a chain of 100,000 cases', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => ({ id: `c${i}`, onsetDay: i }));
    const chain = ids.slice(1).map(({ id, onsetDay }) => ({ from: `c${(onsetDay ?? 1) - 1}`, to: id }));
    const { report } = analyseChains(ids, chain);
    expect(report.generations['99999']).toBe(1);
    expect(report.cycles).toBe(0);
  });
});

const folder = `${process.env['VX_SHARED'] ?? '../shared'}/data/epi`;

describe.skipIf(!existsSync(folder))('MERS in South Korea, 2015 (VX_SHARED data)', () => {
  const rows = (name: string): Record<string, string>[] => {
    const [header, ...records] = [...readCsv(readFileSync(`${folder}/${name}`, 'utf8'))];
    return records.map(({ cells }) =>
      Object.fromEntries(header!.cells.map((column, i) => [column, cells[i] ?? ''])),
    );
  };

  it('gives the published figures', () => {
    const onsetDay = (text = ''): number | null => (text === 'NA' ? null : Date.parse(text) / 86_400_000);
    const list = rows('mers_linelist.csv').map((row) => ({
      id: row['id']!,
      onsetDay: onsetDay(row['dt_onset']),
    }));
    const edges = rows('mers_contacts.csv').map((row) => ({ from: row['from']!, to: row['to']! }));
    const { report } = analyseChains(list, edges);
    expect(report).toMatchObject({ cases: 162, links: 98, cycles: 0, unknownIds: [] });
    expect(report.components).toEqual([94, 3, ...Array.from({ length: 65 }, () => 1)]);
    expect(report.generations).toEqual({ 0: 67, 1: 28, 2: 65, 3: 2 });
    expect(report.offspring).toMatchObject({ SK_14: 38, SK_1: 26, SK_16: 21, SK_15: 4, SK_6: 2, SK_76: 2 });
    expect(Object.keys(report.offspring)).toHaveLength(11);
    expect(report.serialInterval).toMatchObject({ n: 98, median: 14 });
    expect(report.serialInterval.mean).toBeCloseTo(14.46939, 5);
    expect(report.serialInterval.sd).toBeCloseTo(5.199532, 6);
    expect(report.timeReversed).toEqual([]);
  });
});
