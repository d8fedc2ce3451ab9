import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateAreas, readRule } from '../../lib/epidemiology/risk/index.ts';
import { hasSources, sharedFolder } from './shared-folder.ts';
import { waveAreas, waveCsv } from './wave-areas.ts';

describe.skipIf(!hasSources())(
  'the fourth wave by 2686/QĐ-BCĐQG, counts only (VX_SHARED)',
  { timeout: 60_000 },
  () => {
    it('keeps every published case of the window, in a commune or counted as without one', () => {
      const wave = waveAreas(sharedFolder(), '2021-06-30');
      const placed = wave.areas.reduce((sum, area) => sum + (area.cases ?? 0), 0);
      expect([wave.cases, wave.casesWithoutCommune, placed]).toEqual([4795, 187, 4795 - 187]);
      expect(waveCsv(wave).split('\n')[0]).toBe('area_code,area_name,level,parent_code,new_cases_14d');
    });

    it('finds what the documented reading says: nothing red for certain but Bắc Giang on 31/5/2021', () => {
      const file = new URL('../../data/rules/risk/2686.json', import.meta.url);
      const rule = readRule(JSON.parse(readFileSync(file, 'utf8')));
      if (!rule.ok) {
        throw new Error(rule.problems.join());
      }
      const { areas } = waveAreas(sharedFolder(), '2021-05-31');
      const found = evaluateAreas(
        areas.map(({ code, level, parentCode, cases }) => ({
          code,
          unit: level,
          parentCode,
          values: { new_cases_14d: cases },
        })),
        rule.rule,
      );
      const of = (level: string, test: (one: (typeof found)[number]) => boolean) =>
        areas.filter((area, at) => area.level === level && test(found[at]!)).map(({ name }) => name);
      expect(of('commune', ({ lowest }) => lowest === 2)).toHaveLength(379);
      expect(of('commune', ({ lowest }) => lowest > 2)).toEqual([]);
      expect(of('district', ({ lowest }) => lowest === 3)).toHaveLength(12);
      expect(of('province', ({ level }) => level === 4)).toEqual(['Bắc Giang']);
    });
  },
);
