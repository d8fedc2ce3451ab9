import { describe, expect, it } from 'vitest';
import { readSheet, recogniseColumns } from '../../../shared/lists/sheet.ts';
import { readCells } from '../../../shared/lists/cells.ts';
import { columns, itemOf, problemOf, type SheetRow } from './sheet.ts';

const blank: SheetRow = {
  id: 1,
  fullName: '',
  phone: '',
  address: '',
  birthYear: '',
  relation: '',
  firstContactDate: '',
  lastContactDate: '',
  setting: '',
  spot: '',
};

describe('pasted contacts', () => {
  it('knows columns by Vietnamese headings, in any order and without accents', () => {
    const cells = readCells(
      'STT\tSĐT\tHọ và tên\tNgày gặp cuối\tQuan he\tGặp lần đầu\tNơi gặp\tSố ghế\n1\t0912345678\tAn\t15/8/2021\tCùng cơ quan',
    );
    expect(recogniseColumns(columns, cells)).toEqual({
      order: [
        null,
        'phone',
        'fullName',
        'lastContactDate',
        'relation',
        'firstContactDate',
        'setting',
        'spot',
      ],
      heading: true,
    });
  });

  it('knows columns by what they hold when there is no heading', () => {
    const cells = readCells('Nguyễn Văn An\t0912 345 678\t1980\t15/08/2021\tSố 3 Trần Phú\tTrường học');
    expect(recogniseColumns(columns, cells)).toEqual({
      order: ['fullName', 'phone', 'birthYear', 'lastContactDate', 'address', 'setting'],
      heading: false,
    });
  });

  it('turns rows into items of the API', () => {
    const text =
      'Họ tên\tQuan hệ\tNgày sinh\tTừ ngày\tTiếp xúc lần cuối\tPhòng\nLê Thị Hoà\tCùng hộ gia đình\t02/03/1975\t12/8/2021\t2021-08-15\tP2';
    const [row] = readSheet(columns, text, 7);
    expect(row).toMatchObject({ id: 7, birthYear: '1975', lastContactDate: '15/08/2021' });
    expect(itemOf(row!)).toEqual({
      fullName: 'Lê Thị Hoà',
      birthYear: 1975,
      relation: 'same-household',
      firstContactDate: '2021-08-12',
      lastContactDate: '2021-08-15',
      spot: 'P2',
    });
  });

  it('says what a row lacks and where', () => {
    const row = { ...blank, fullName: 'An', lastContactDate: '15/8/2021' };
    expect(problemOf(row)).toBeNull();
    expect(problemOf({ ...row, fullName: ' ' })).toMatchObject({ text: 'needName', missing: true });
    expect(problemOf({ ...row, lastContactDate: '31/02/2021' })).toMatchObject({
      text: 'badDate',
      column: 'lastContactDate',
      missing: false,
    });
    expect(problemOf({ ...row, lastContactDate: '' })).toMatchObject({ text: 'needDate', missing: true });
    expect(problemOf({ ...row, birthYear: '80' })).toMatchObject({ text: 'badYear' });
    expect(problemOf({ ...row, relation: 'bạn thân' })).toMatchObject({ text: 'badRelation' });
    expect(problemOf({ ...row, setting: 'trên mây' })).toMatchObject({ text: 'badSetting' });
  });
});
