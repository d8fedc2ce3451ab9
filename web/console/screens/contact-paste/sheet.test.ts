import { describe, expect, it } from 'vitest';
import { readSheet, recogniseColumns, unusedColumns } from '../../../shared/lists/sheet.ts';
import { readCells } from '../../../shared/lists/cells.ts';
import { columns, itemOf, problemOf, remarksOf, type SheetRow } from './sheet.ts';

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
    expect(problemOf({ ...row, setting: 'trên mây' })).toMatchObject({ text: 'badSetting' });
  });

  it.each([
    ['Đồng nghiệp', 'same-workplace'],
    ['chị gái F0', 'same-household'],
    ['bạn thân', 'family-or-friend'],
    ['Cùng hộ gia đình', 'same-household'],
    ['không rõ', undefined],
  ])('reads the relation %s as files are read', (relation, code) => {
    const row = { ...blank, fullName: 'Nguyễn Văn An', lastContactDate: '15/8/2021', relation };
    expect(problemOf(row)).toBeNull();
    expect(itemOf(row).relation).toBe(code);
    expect(remarksOf(row)).toEqual({ readAs: [], isUnread: false });
  });

  it('reads names, births, phones and days as files are read, and says what it made of them', () => {
    const row = {
      ...blank,
      fullName: 'THÀO A SỞ, 1986 ',
      phone: '912345678/679',
      lastContactDate: '5 tháng 8 năm 2021',
    };
    expect(problemOf(row)).toBeNull();
    expect(itemOf(row)).toEqual({
      fullName: 'Thào A Sở',
      birthYear: 1986,
      phone: '0912345678; 0912345679',
      lastContactDate: '2021-08-05',
    });
    expect(remarksOf(row)).toEqual({
      readAs: ['Thào A Sở', '1986', '0912345678; 0912345679', '05/08/2021'],
      isUnread: false,
    });
    expect(remarksOf({ ...row, relation: 'chỉ gặp một lần' }).isUnread).toBe(true);
    expect(itemOf({ ...row, fullName: 'An', birthYear: '30 tuổi' }).birthYear).toBeGreaterThan(1990);
  });

  it('keeps a row back whose cells name two people, or say what stands above nothing', () => {
    const row = { ...blank, fullName: 'An', lastContactDate: '15/8/2021' };
    expect(problemOf({ ...row, fullName: 'Nguyễn Văn A và Trần Thị B' })).toMatchObject({
      text: 'twoPeople',
      column: 'fullName',
    });
    expect(problemOf({ ...row, fullName: 'con ông Nguyễn Văn A' })).toMatchObject({ text: 'badName' });
    expect(problemOf({ ...row, phone: '9.12E+08' })).toMatchObject({ text: 'badPhone', column: 'phone' });
    expect(problemOf({ ...row, address: 'như trên' })).toMatchObject({
      text: 'nothingAbove',
      column: 'address',
    });
  });

  it('reads a pasted table below its title, with the marks of clerks', () => {
    const text =
      'DANH SÁCH F1\t\t\nSTT\tHọ tên\tĐịa chỉ\tNgày gặp\n1\tAn\tSố 3 Trần Phú\t5.8.21\n2\tBình\tcùng nhà với dòng trên\t//\n3\tChi\tnhư STT 1\t44423';
    expect(readSheet(columns, text, 1)).toMatchObject([
      { fullName: 'An', address: 'Số 3 Trần Phú', lastContactDate: '05/08/2021' },
      { fullName: 'Bình', address: 'Số 3 Trần Phú', lastContactDate: '05/08/2021' },
      { fullName: 'Chi', address: 'Số 3 Trần Phú', lastContactDate: '15/08/2021' },
    ]);
    expect(
      unusedColumns(columns, readCells('STT\tHọ tên\tĐịa chỉ\tGiới tính\tCCCD\n1\tAn\tA\tNam\t')),
    ).toEqual(['Giới tính']);
  });
});
