import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAreaList } from '../../../../lib/vietnamese/index.ts';
import { areaId, planUnits } from './plan-units.ts';

const read = (name: string) =>
  parseAreaList(readFileSync(new URL(`../../../../data/areas/${name}`, import.meta.url), 'utf8')).rows;
const units = [...read('units-2021.csv'), ...read('units-2025.csv')];

describe('planUnits', () => {
  const first = planUnits([], units, 'reference');

  it('adds every unit once, parents before children, with paths of their numbers', () => {
    expect(first.added).toHaveLength(units.length);
    const byNo = new Map(first.added.map((area) => [area.no, area]));
    for (const [i, area] of first.added.entries()) {
      const parent = area.parentNo === null ? null : byNo.get(area.parentNo)!;
      expect(area.path).toBe(`${parent?.path ?? '/'}${area.no}/`);
      expect(parent === null || first.added.indexOf(parent) < i).toBe(true);
    }
    expect(new Set(first.added.map((area) => area.id)).size).toBe(units.length);
  });

  it('changes nothing the second time', () => {
    const second = planUnits(first.added, units, 'reference');
    expect([second.added.length, second.changed.length, second.unchanged]).toEqual([0, 0, units.length]);
  });

  it('keeps number, id and path when a fact changes, and adds new units behind', () => {
    const unit = units.at(-1)!;
    const changed = planUnits(
      first.added,
      [
        { ...unit, population: 12_345 },
        { ...unit, id: '99999@2030-01-01', code: '99999', validFrom: '2030-01-01' },
      ],
      'import',
    );
    const before = first.added.find((area) => area.code === unit.code && area.validFrom === unit.validFrom)!;
    expect(changed.changed).toEqual([{ ...before, population: 12_345, origin: 'import' }]);
    expect(changed.added.map((area) => area.no)).toEqual([units.length + 1]);
  });

  it('lets no shipped list overwrite an operator', () => {
    const [unit] = units as [(typeof units)[number]];
    const imported = planUnits(first.added, [{ ...unit, population: 9 }], 'import').changed;
    expect(planUnits(imported, [unit], 'reference')).toMatchObject({ added: [], changed: [], unchanged: 1 });
  });

  it('gives ids that are alike on every installation', () => {
    expect(areaId('20', '2025-07-01')).toBe(areaId('20', '2025-07-01'));
    expect(areaId('20', '2025-07-01')).not.toBe(areaId('20', '2021-01-01'));
    expect(areaId('20', '2025-07-01')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });
});
