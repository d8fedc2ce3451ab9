import { describe, expect, it } from 'vitest';
import { readSheet } from '../../../shared/lists/sheet.ts';
import { absenceOf, columns, itemOf, problemOf, yearOf } from './sheet.ts';

describe('absence', () => {
  it('reads marks, words and days', () => {
    expect(absenceOf('', 2026)).toEqual({});
    expect(absenceOf('Có mặt', 2026)).toEqual({});
    expect(absenceOf('x', 2026)).toEqual({ absent: true });
    expect(absenceOf('Vắng', 2026)).toEqual({ absent: true });
    expect(absenceOf('14/11; 15/11/2026', 2026)).toEqual({ absentOn: ['2026-11-14', '2026-11-15'] });
    expect(absenceOf('31/2', 2026)).toBeNull();
    expect(absenceOf('không rõ', 2026)).toBeNull();
  });
});

describe('rosters', () => {
  it('reads a class list with ditto marks and the list of a flight', () => {
    const rows = readSheet(
      columns,
      'STT\tTên lớp\tHọ tên\tNgày sinh\tSố ghế\tĐiểm danh\n1\t5A\tLý Văn Tài\t2/3/2016\t1\tx\n2\t"\tHứa Thị Mây\t\t2\t',
      1,
    );
    expect(rows.map((row) => itemOf(row, 2026))).toEqual([
      { fullName: 'Lý Văn Tài', birthYear: 2016, unit: '5A', seat: '1', absent: true },
      { fullName: 'Hứa Thị Mây', unit: '5A', seat: '2' },
    ]);
    const [passenger] = readSheet(columns, 'passenger name,seat,phone\nDAM VAN A,12A,0912345678', 1);
    expect(itemOf(passenger!, 2026)).toEqual({ fullName: 'Dam Van A', seat: '12A', phone: '0912345678' });
  });

  it('says what is wrong with a row', () => {
    const row = { id: 1, fullName: 'An', phone: '', birthYear: '', unit: '', seat: '', absent: '', note: '' };
    expect(problemOf(row, 2026)).toBeNull();
    expect(problemOf({ ...row, fullName: '' }, 2026)).toMatchObject({ text: 'needName', missing: true });
    expect(problemOf({ ...row, absent: 'gì đó' }, 2026)).toMatchObject({
      text: 'badAbsence',
      column: 'absent',
    });
    expect(problemOf({ ...row, birthYear: '16' }, 2026)).toMatchObject({ text: 'badYear' });
    expect(yearOf('2026-12-31T20:00:00Z')).toBe(2027);
  });
});
