import { describe, expect, it } from 'vitest';
import { gapOf, sumGap } from './gap.ts';
import { nationalForms } from './national-forms.ts';
import { readLines } from './read-lines.ts';

const areas = [
  { no: 1, code: '05977', name: 'Kỳ Lừa', fullName: 'Phường Kỳ Lừa' },
  { no: 2, code: '06184', name: 'Đồng Đăng', fullName: 'Xã Đồng Đăng' },
  { no: 3, code: '06001', name: 'Tân Tiến', fullName: 'Xã Tân Tiến' },
  { no: 4, code: '06002', name: 'Tân Tiến', fullName: 'Xã Tân Tiến' },
];

describe('readLines', () => {
  it('reads codes and names, Vietnamese numbers, three separators, and leaves a heading out', () => {
    const { sites, refused } = readLines('Mã,Số mũi\n05977,1.234\nxa dong dang;56,5\r\n06001\t7\n\n', areas);
    expect([...sites]).toEqual([
      [1, 1234],
      [2, 56.5],
      [3, 7],
    ]);
    expect(refused).toEqual([]);
  });

  it('answers each line that it can’t read, also the first, and keeps the others', () => {
    const { sites, refused } = readLines(
      '05977,12.5\nTân Tiến,4\n99999,4\n06184,-1\n06001\n06002,9\n06002,8',
      areas,
    );
    expect([...sites]).toEqual([[4, 9]]);
    expect(refused.map(({ line, text }) => [line, text])).toEqual([
      [1, '05977,12.5'],
      [2, 'Tân Tiến,4'],
      [3, '99999,4'],
      [4, '06184,-1'],
      [5, '06001'],
      [7, '06002,8'],
    ]);
    expect(refused.every(({ message, messageEn }) => message !== '' && messageEn !== '')).toBe(true);
  });
});

describe('gapOf', () => {
  it('has no share without ours', () => {
    expect(gapOf(200, 150)).toEqual({ ours: 200, theirs: 150, gap: 50, share: 0.75 });
    expect([gapOf(null, 3).gap, gapOf(0, 3).share]).toEqual([null, null]);
    expect(sumGap([gapOf(10, 5), gapOf(null, 1)])).toMatchObject({ ours: 10, theirs: 6 });
  });
});

describe('national forms', () => {
  it('name what is assumed, and every column', () => {
    for (const { columns, verified, assumedVi } of nationalForms) {
      expect(verified || assumedVi.length > 20).toBe(true);
      expect(columns.every(({ name, vi }) => /^[a-z_]+$/.test(name) && vi !== '')).toBe(true);
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    }
  });
});
