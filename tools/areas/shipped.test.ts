import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type ListedUnit,
  buildAreaIndex,
  matchAddress,
  parseAreaChanges,
  parseAreaList,
} from '../../lib/vietnamese/index.ts';
import { projectRoot } from './shared-folder.ts';

const folder = join(projectRoot, 'data', 'areas');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const old = parseAreaList(read('units-2021.csv'));
const current = parseAreaList(read('units-2025.csv'));
const changes = parseAreaChanges(read('changes-2025.csv'));
const count = (units: readonly ListedUnit[], kind: string): number =>
  units.filter((unit) => unit.kind === kind).length;

describe('shipped areas', () => {
  it('are read without a refused row, so every parent exists', () => {
    expect([old.refused, current.refused, changes.refused]).toEqual([[], [], []]);
  });

  it('have the seed provinces of 2021 and all provinces of both lists', () => {
    expect(count(old.rows, 'province')).toBe(63);
    expect(count(old.rows, 'district')).toBe(43);
    expect(count(old.rows, 'commune')).toBe(801);
    expect(count(current.rows, 'province')).toBe(34);
    expect(count(current.rows, 'district')).toBe(0);
    expect(count(current.rows, 'commune')).toBe(239);
  });

  it('are NFC, without the kind in the name, and dated', () => {
    for (const unit of [...old.rows, ...current.rows]) {
      expect(unit.name).toBe(unit.name.normalize('NFC').trim());
      expect(unit.parentCode === null).toBe(unit.kind === 'province');
    }
    expect(new Set(old.rows.map(({ validFrom, validTo }) => `${validFrom} ${validTo}`))).toEqual(
      new Set(['2021-01-01 2025-07-01']),
    );
    expect(new Set(current.rows.map(({ validFrom, validTo }) => `${validFrom} ${validTo}`))).toEqual(
      new Set(['2025-07-01 null']),
    );
  });

  it('place every current unit in Vietnam', () => {
    for (const { centroid } of current.rows) {
      expect(centroid?.lat).toBeGreaterThan(8);
      expect(centroid?.lat).toBeLessThan(24);
      expect(centroid?.lon).toBeGreaterThan(102);
      expect(centroid?.lon).toBeLessThan(110);
    }
  });

  it('leave out populations that cannot be right and say so', () => {
    const communes = current.rows.filter(({ kind }) => kind === 'commune');
    expect(communes.filter(({ population }) => population === null)).toHaveLength(10);
    for (const { population, populationSource, note } of current.rows) {
      expect(population === null || population >= 300).toBe(true);
      expect(populationSource === null).toBe(population === null);
      expect(note !== null).toBe(population === null || population < 1000);
    }
  });

  it('say for every old commune what it became', () => {
    const codes = new Set(current.rows.map(({ code }) => code));
    const byOld = Map.groupBy(changes.rows, ({ oldCode }) => oldCode);
    const communes = old.rows.filter(({ kind }) => kind === 'commune').map(({ code }) => code);
    expect([...byOld.keys()].toSorted()).toEqual(communes.toSorted());
    expect(changes.rows.filter(({ newCode }) => !codes.has(newCode ?? ''))).toEqual([]);
    for (const rows of byOld.values()) {
      expect(rows.every(({ divided }) => divided === rows.length > 1)).toBe(true);
    }
    expect([...byOld.values()].filter((rows) => rows.length > 1)).toHaveLength(24);
    expect(changes.rows.filter(({ basis }) => basis === 'overlap')).toHaveLength(43);
    expect(changes.rows.filter(({ basis }) => basis === 'unknown')).toHaveLength(0);
  });

  it('tell the two lists apart by date', () => {
    const units = [...old.rows, ...current.rows];
    const find = (day: string, address: string): string | null => {
      const match = matchAddress(address, buildAreaIndex(units, day));
      return match.status === 'matched' ? match.unit.fullName : null;
    };
    expect(find('2021-06-01', 'Đồng Đăng, Cao Lộc, Lạng Sơn')).toBe('Thị trấn Đồng Đăng');
    expect(find('2026-01-01', 'Đồng Đăng, Lạng Sơn')).toBe('Xã Đồng Đăng');
    expect(find('2026-01-01', 'Kỳ Lừa, Lạng Sơn')).toBe('Phường Kỳ Lừa');
  });

  it('stay small', () => {
    const size = ['units-2021.csv', 'units-2025.csv', 'changes-2025.csv'].reduce(
      (sum, name) => sum + statSync(join(folder, name)).size,
      0,
    );
    expect(size).toBeLessThan(500_000);
  });
});
