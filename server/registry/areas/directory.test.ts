import { describe, expect, it } from 'vitest';
import { buildDirectory } from './directory.ts';
import { areaOf } from './testing/areas.ts';

// The commune 06001 existed before and after the reform with another name; a hamlet lies below the new one.
const oldProvince = areaOf({
  no: 1,
  code: '20',
  kind: 'province',
  path: '/1/',
  validFrom: '2021-01-01',
  validTo: '2025-07-01',
});
const district = areaOf({
  no: 2,
  code: '178',
  kind: 'district',
  parentNo: 1,
  path: '/1/2/',
  validFrom: '2021-01-01',
  validTo: '2025-07-01',
});
const oldCommune = areaOf({
  no: 3,
  code: '06001',
  parentNo: 2,
  path: '/1/2/3/',
  validFrom: '2021-01-01',
  validTo: '2025-07-01',
});
const province = areaOf({ no: 10, code: '20', kind: 'province', path: '/10/', validFrom: '2025-07-01' });
const commune = areaOf({ no: 11, code: '06001', parentNo: 10, path: '/10/11/', validFrom: '2025-07-01' });
const other = areaOf({ no: 12, code: '06004', parentNo: 10, path: '/10/12/', validFrom: '2025-07-01' });
const hamlet = areaOf({
  no: 13,
  code: '06001.1',
  kind: 'hamlet',
  parentNo: 11,
  path: '/10/11/13/',
  validFrom: '2026-01-01',
});
const directory = buildDirectory(
  [hamlet, other, commune, province, oldCommune, district, oldProvince],
  [
    { oldNo: 3, newNo: 12, divided: true },
    { oldNo: 3, newNo: 11, divided: true },
  ],
);

describe('area directory', () => {
  it('finds a reused code by its day: the last day is exclusive', () => {
    expect(directory.byCode('06001', '2025-06-30')?.no).toBe(3);
    expect(directory.byCode('06001', '2025-07-01')?.no).toBe(11);
    expect(directory.byCode('06001', '2020-12-31')).toBeUndefined();
  });

  it('finds by id in any case, and by number', () => {
    expect(directory.byId(commune.id.toUpperCase())?.no).toBe(11);
    expect(directory.byNo(13)?.code).toBe('06001.1');
    expect(directory.byNo(99)).toBeUndefined();
  });

  it('lists children of a day by code', () => {
    expect(directory.childrenOf(10, '2026-11-16').map((area) => area.no)).toEqual([11, 12]);
    expect(directory.childrenOf(11, '2025-12-31')).toEqual([]);
    expect(directory.childrenOf(null, '2021-06-01').map((area) => area.no)).toEqual([1]);
  });

  it('gives the numbers under paths once, whatever overlaps; a path is no prefix of a longer number', () => {
    expect(directory.numbersUnder(['/10/', '/10/11/'])).toEqual([10, 11, 12, 13]);
    expect(directory.numbersUnder(['/1/'])).toEqual([1, 2, 3]);
    expect(directory.numbersUnder([''])).toHaveLength(7);
    expect(directory.numbersUnder([])).toEqual([]);
    expect(directory.numbersUnder(['/10/'])).toBe(directory.numbersUnder(['/10/']));
  });

  it('climbs to a kind', () => {
    expect(directory.upTo(13, 'commune')?.no).toBe(11);
    expect(directory.upTo(13, 'province')?.no).toBe(10);
    expect(directory.upTo(11, 'district')).toBeUndefined();
  });

  it('knows what a divided unit became', () => {
    expect(directory.successorsOf(3)).toEqual({ divided: true, areas: [commune, other] });
    expect(directory.successorsOf(11)).toEqual({ divided: false, areas: [] });
  });

  it('knows the path, or nothing', () => {
    expect(directory.pathOf(13)).toBe('/10/11/13/');
    expect([directory.pathOf(null), directory.pathOf(99)]).toEqual([null, null]);
  });

  it('lists a day by kind', () => {
    expect(directory.current('2021-06-01', 'commune').map((area) => area.no)).toEqual([3]);
    expect(directory.current('2026-11-16').map((area) => area.no)).toEqual([11, 13, 12, 10]);
  });
});
