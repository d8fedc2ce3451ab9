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

const wider = ['TT', 'Họ và tên', 'Năm sinh', 'SĐT', 'Ngày tiếp xúc'];
const gap = (n: number) => Array.from({ length: n }, () => '');
it.each([
  [
    'the second lower',
    [titles, ['1', 'A', '1980', '0912345678', '', 'DANH SÁCH F1'], ['2', 'B', '', '', '', ...wider]],
    [5],
  ],
  [
    'the second higher',
    [
      [...gap(5), ...wider],
      [...titles, '', '1', 'B', '1980', '', ''],
    ],
    [5],
  ],
  [
    'captions over both',
    [['DANH SÁCH F0', ...gap(4), 'DANH SÁCH F1'], titles, ['1', 'A', '1980', '', '', ...wider]],
    [5],
  ],
  ['without a gap between', [titles, ['1', 'A', '1980', '0912345678', ...wider]], [4]],
  [
    'far below',
    [
      titles,
      ...Array.from({ length: 60 }, (_, i) => [String(i), 'A', '1980', '0912345678']),
      [...gap(5), ...wider],
    ],
    [5],
  ],
  // Titles over titles: the lower ones are of somebody's mother.
  [
    'titles in two rows',
    [
      ['STT', 'Họ tên', 'Năm sinh', 'Mẹ của trẻ'],
      ['', '', '', 'Họ tên', 'Năm sinh', 'SĐT'],
    ],
    [],
  ],
  ['a table below, moved to the right', [titles, ['1', 'A', '1980', '0912345678'], ['', ...titles]], []],
  ['a table below', [titles, ['1', 'A', '1980', '0912345678'], wider], []],
])('sees tables whose titles stand on different rows: %s', (_, rows, starts) => {
  expect(sideTables(rows.map((cells, i) => row(i + 1, cells)))).toEqual(starts);
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
