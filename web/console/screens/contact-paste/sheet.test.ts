import { describe, expect, it } from 'vitest';
import { itemOf, problemOf, readCells, readSheet, recogniseColumns } from './sheet.ts';

describe('pasted sheets', () => {
  it('reads quoted cells with tabs and breaks', () => {
    expect(readCells('"Số 1\n""Ngõ"""\t0912\r\n\r\nB\t')).toEqual([
      ['Số 1\n"Ngõ"', '0912'],
      ['B', ''],
    ]);
  });

  it('knows columns by Vietnamese headings, in any order and without accents', () => {
    const cells = readCells(
      'STT\tSĐT\tHọ và tên\tNgày gặp cuối\tQuan he\n1\t0912345678\tAn\t15/8/2021\tCùng cơ quan',
    );
    expect(recogniseColumns(cells)).toEqual({
      order: [null, 'phone', 'fullName', 'lastContactDate', 'relation'],
      heading: true,
    });
  });

  it('knows columns by what they hold when there is no heading', () => {
    const cells = readCells('Nguyễn Văn An\t0912 345 678\t1980\t15/08/2021\tSố 3 Trần Phú');
    expect(recogniseColumns(cells)).toEqual({
      order: ['fullName', 'phone', 'birthYear', 'lastContactDate', 'address'],
      heading: false,
    });
  });

  it('turns rows into items of the API', () => {
    const text =
      'Họ tên\tQuan hệ\tNgày sinh\tTiếp xúc lần cuối\nLê Thị Hoà\tCùng hộ gia đình\t02/03/1975\t2021-08-15';
    const row = readSheet(text, 7)[0];
    expect(row).toMatchObject({
      id: 7,
      birthYear: '1975',
      relation: 'same-household',
      lastContactDate: '15/08/2021',
    });
    expect(row === undefined ? null : itemOf(row)).toEqual({
      fullName: 'Lê Thị Hoà',
      birthYear: 1975,
      relation: 'same-household',
      lastContactDate: '2021-08-15',
    });
  });

  it('says what a row lacks', () => {
    const row = {
      id: 1,
      fullName: 'An',
      phone: '',
      address: '',
      birthYear: '',
      relation: '',
      lastContactDate: '15/8/2021',
    };
    expect(problemOf(row)).toBeNull();
    expect(problemOf({ ...row, fullName: ' ' })).toBe('needName');
    expect(problemOf({ ...row, lastContactDate: '31/02/2021' })).toBe('needDate');
    expect(problemOf({ ...row, birthYear: '80' })).toBe('badYear');
  });
});
