import { describe, expect, it } from 'vitest';
import { parseAreaChanges, parseAreaList, unitColumns, validOn } from './area-list.ts';

const list = (...rows: string[]): string => [unitColumns.join(','), ...rows].join('\n');
const province = '20,,province,tỉnh,Lạng Sơn,2021-01-01,2025-07-01,,,,,,';

describe('parseAreaList', () => {
  it('reads units and links them to the parent of their day', () => {
    const { rows, refused } = parseAreaList(
      list(
        '06184,183,commune,thị trấn,Đồng Đăng,2021-01-01,2025-07-01,,,,,,',
        '183,20,district,huyện,Cao Lộc,2021-01-01,2025-07-01,,,,,,',
        province,
        '20,,province,tỉnh,Lạng Sơn,2025-07-01,,21.77,106.73,8310.2,813978,a source,',
        '06184,20,commune,xã,"Đồng Đăng",2025-07-01,,,,,,,missing',
      ),
    );
    expect(refused).toEqual([]);
    expect(rows.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['06184@2021-01-01', '183@2021-01-01'],
      ['183@2021-01-01', '20@2021-01-01'],
      ['20@2021-01-01', null],
      ['20@2025-07-01', null],
      ['06184@2025-07-01', '20@2025-07-01'],
    ]);
    expect(rows[0]).toMatchObject({ fullName: 'Thị trấn Đồng Đăng', subtype: 'thị trấn', centroid: null });
    expect(rows[3]).toMatchObject({
      validTo: null,
      centroid: { lat: 21.77, lon: 106.73 },
      areaKm2: 8310.2,
      population: 813978,
      populationSource: 'a source',
    });
    expect(rows[4]).toMatchObject({ population: null, note: 'missing' });
  });

  it('refuses wrong rows alone, by line', () => {
    const { rows, refused } = parseAreaList(
      list(
        province,
        'x,,province,tỉnh,A,2021-01-01,,,,,,,',
        '21,,province,xã,A,2021-01-01,,,,,,,',
        '22,,province,tỉnh,,2021-01-01,,,,,,,',
        '23,,province,tỉnh,A,2021-01-01,2020-01-01,,,,,,',
        '24,,province,tỉnh,A,2021-01-01,,north,,,,,',
        '25,,province,tỉnh,A,2021-01-01,,,,,1.5,,',
        '184,99,district,huyện,A,2021-01-01,,,,,,,',
        '185,20,district,huyện,A,2025-07-01,,,,,,,',
        province,
      ),
    );
    expect(rows.map(({ code }) => code)).toEqual(['20']);
    expect(refused.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 code',
      '4 kind',
      '5 name',
      '6 dates',
      '7 number',
      '8 number',
      '11 repeated',
      '9 parent',
      '10 parent',
    ]);
  });

  it('reads a file of a spreadsheet: BOM, CRLF, quotes, decomposed names, only the first columns', () => {
    const text =
      '\uFEFFcode,parent,kind,subtype,name,valid_from,valid_to,extra\r\n20,,province,"tỉnh","Lạng Sơn",2025-07-01,,"a ""b"", c\r\nd"\r\n\r\nbad\r\n';
    const { rows, refused } = parseAreaList(text.normalize('NFD'));
    expect(rows[0]).toMatchObject({ code: '20', name: 'Lạng Sơn', population: null });
    expect(refused).toEqual([{ line: 5, code: 'code' }]);
    expect(parseAreaList('')).toEqual({ rows: [], refused: [] });
  });

  it('counts the last day as outside', () => {
    const [unit] = parseAreaList(list(province)).rows;
    expect(unit && [validOn(unit, '2025-06-30'), validOn(unit, '2025-07-01')]).toEqual([true, false]);
  });
});

describe('parseAreaChanges', () => {
  it('reads what units became', () => {
    const { rows, refused } = parseAreaChanges(
      'old_code,new_code,divided,basis\n05971,06187,0,list\n06001,,0,unknown\n06002,06003,1,overlap\n06004,,0,list\n06005,06006,0,hearsay\n',
    );
    expect(rows).toEqual([
      { oldCode: '05971', newCode: '06187', divided: false, basis: 'list' },
      { oldCode: '06001', newCode: null, divided: false, basis: 'unknown' },
      { oldCode: '06002', newCode: '06003', divided: true, basis: 'overlap' },
    ]);
    expect(refused).toEqual([
      { line: 5, code: 'code' },
      { line: 6, code: 'columns' },
    ]);
  });
});
