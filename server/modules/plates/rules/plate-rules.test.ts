import { describe, expect, it } from 'vitest';
import { plateReadings } from '../../../../lib/vietnamese/index.ts';
import table from '../../../../data/vehicles/plate-provinces.json' with { type: 'json' };
import { chooseReading } from './choose-reading.ts';
import { isOutside, provinceOf } from './province-of.ts';

const province = (text: string) => provinceOf(plateReadings(text)[0]!);

describe('province of a plate', () => {
  it('is that of its first two digits, on the list of today', () => {
    expect(province('12C-123.45')).toMatchObject({ name: 'Lạng Sơn', areaCode: '20' });
    expect(province('98A-123.45')).toMatchObject({ name: 'Bắc Giang', areaCode: '24' });
    expect(province('TM-12-34')).toBe(undefined);
    expect(province('13A-123.45')).toBe(undefined);
  });
  it('is outside when it is another province, never for central or military plates', () => {
    expect(isOutside(province('12C-123.45'), '20')).toBe(false);
    expect(isOutside(province('29A-123.45'), '20')).toBe(true);
    expect(isOutside(province('80A-123.45'), '20')).toBe(false);
    expect(isOutside(province('TM-12-34'), '20')).toBe(false);
  });
  it('has a row for each code once, and names 34 provinces of today', () => {
    expect(new Set(table.provinces.map(({ plate }) => plate)).size).toBe(table.provinces.length);
    expect(new Set(table.provinces.flatMap(({ areaCode }) => areaCode ?? [])).size).toBe(34);
  });
});

describe('the reading that is taken', () => {
  const readings = plateReadings('120-123.4S');
  it('is one that is known before the likeliest', () => {
    expect(chooseReading(readings, () => false)?.canonical).toBe('12D12345');
    const two = plateReadings('29HB123S');
    expect(two.length).toBeGreaterThan(1);
    const last = two.at(-1)!.canonical;
    expect(chooseReading(two, (plate) => plate === last)?.canonical).toBe(last);
  });
  it('is what was read where nothing had to be changed', () => {
    const clean = plateReadings('29H81234');
    expect(chooseReading(clean, (plate) => plate === '29HB1234')?.canonical).toBe('29H81234');
  });
  it('is of a province where there is a choice, and none where nothing is a plate', () => {
    expect(chooseReading([], () => true)).toBe(null);
  });
});
