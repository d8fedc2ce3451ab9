import { describe, expect, it } from 'vitest';
import { areaOf } from '../testing/areas.ts';
import { searchAreas } from './search-areas.ts';

const named = (no: number, name: string, fullName: string) =>
  areaOf({ no, code: String(no), path: `/${no}/`, name, fullName });
const areas = [
  named(1, 'Đồng Đăng', 'Xã Đồng Đăng'),
  named(2, 'Hoà Đồng', 'Xã Hoà Đồng'),
  named(3, 'Đồng', 'Xã Đồng'),
  named(4, 'Kỳ Lừa', 'Phường Kỳ Lừa'),
];
const found = (q: string) => searchAreas(areas, q).map((area) => area.no);

describe('searchAreas', () => {
  it('finds without marks, exact names first, then beginnings, then the others', () => {
    expect(found('dong')).toEqual([3, 1, 2]);
  });
  it('takes any word order, the kind and half-typed words', () => {
    expect(found('dang do')).toEqual([1]);
    expect(found('phuong ky')).toEqual([4]);
    expect(found('Hòa')).toEqual([2]);
  });
  it('finds nothing for nothing', () => {
    expect([found('---'), found('xyz')]).toEqual([[], []]);
  });
});
