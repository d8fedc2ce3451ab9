import { expect, it } from 'vitest';
import { sideTables, splitSides } from './side-tables.ts';

const titles = ['STT', 'Họ tên', 'Năm sinh', 'SĐT'];
const row = (no: number, cells: readonly string[]) => ({ row: no, cells, isHidden: false });

it.each([
  [[...titles, ...titles], [4]],
  [
    [...titles, '', ...titles, '', ...titles],
    [5, 10],
  ],
  // Another number begins another table, of columns of its own.
  [['STT', 'Họ tên', 'SĐT', 'Ngày tiếp xúc', 'TT', 'Họ và tên', 'Năm sinh', 'Ngày khởi phát'], [4]],
  [['STT', 'Họ tên', 'SĐT', 'STT', 'Lần 1', 'KQ'], []],
  // Titles of other people in one table.
  [[...titles, 'Họ tên mẹ', 'SĐT mẹ'], []],
  [['STT', 'Họ tên', 'SĐT', 'Họ tên', 'SĐT'], []],
  [['STT', 'Lần 1', 'KQ', 'Ngày', 'STT', 'Lần 1', 'KQ', 'Ngày'], []],
])('sees tables beside each other: %j', (cells, starts) => {
  expect(sideTables([row(1, ['DANH SÁCH']), row(2, cells)])).toEqual(starts);
});

it('puts them below each other, with numbers that tell the row', () => {
  const rows = [
    row(2, [...titles, ...titles]),
    row(3, ['1', 'A', '', '', '9', 'B', '', '']),
    row(140, ['2', 'C']),
  ];
  expect(splitSides(rows, [4]).map((one) => [one.row, one.cells[1], one.isSide ?? false])).toEqual([
    [2, 'Họ tên', false],
    [3, 'A', false],
    [140, 'C', false],
    [1002, 'Họ tên', true],
    [1003, 'B', true],
  ]);
});
