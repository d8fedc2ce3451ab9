import { describe, expect, it } from 'vitest';
import { fillDittos, readCells } from '../../../shared/lists/cells.ts';
import {
  addRow,
  copyFromAbove,
  fillDown,
  pasteAt,
  redo,
  removeRows,
  startGrid,
  typeCell,
  undo,
} from './edits.ts';
import { blankRow, type GridColumn, readSheet, recogniseColumns } from '../../../shared/lists/sheet.ts';

const columns: readonly GridColumn<'name' | 'phone' | 'seat'>[] = [
  { id: 'name', heading: /^(ho ten|ho va ten|name)/u },
  { id: 'phone', heading: /(dien thoai|phone)/u, fits: (value) => /^[\d .+]{8,}$/u.test(value) },
  { id: 'seat', heading: /(ghe|seat)/u, read: (value) => value.toUpperCase() },
];
const row = (id: number, name = '', phone = '', seat = '') => ({ id, name, phone, seat });

describe('cells', () => {
  it('reads tabs, quotes with breaks, and files with commas or semicolons', () => {
    expect(readCells('"Số 1\n""Ngõ"""\t0912\r\n\r\nB\t')).toEqual([
      ['Số 1\n"Ngõ"', '0912'],
      ['B', ''],
    ]);
    expect(readCells('\uFEFFa;b;c\r\n1;"2;3";4')).toEqual([
      ['a', 'b', 'c'],
      ['1', '2;3', '4'],
    ]);
    expect(readCells('a,b,c\n1,2,3')).toEqual([
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ]);
    expect(readCells('Số 1, Trần Phú')).toEqual([['Số 1, Trần Phú']]);
  });

  it('fills ditto marks from above', () => {
    expect(
      fillDittos([
        ['5A', 'x'],
        ['"', 'nt'],
        ['〃', 'Như trên'],
        ['5B', ''],
      ]),
    ).toEqual([
      ['5A', 'x'],
      ['5A', 'x'],
      ['5A', 'x'],
      ['5B', ''],
    ]);
    expect(fillDittos([['"']])).toEqual([['"']]);
  });
});

describe('sheets', () => {
  it('knows columns by headings in any order, each once', () => {
    const cells = readCells('STT\tĐiện thoại\tHọ tên\tĐiện thoại 2\tSố ghế');
    expect(recogniseColumns(columns, cells)).toEqual({
      order: [null, 'phone', 'name', null, 'seat'],
      heading: true,
    });
  });

  it('knows columns by their shape, then by their place', () => {
    expect(recogniseColumns(columns, readCells('Lê An\t0912345678\t12a')).order).toEqual([
      'name',
      'phone',
      'seat',
    ]);
    expect(readSheet(columns, 'Lê An\t0912345678\t12a\nLê Bê\t0912345679\t"', 7)).toEqual([
      row(7, 'Lê An', '0912345678', '12A'),
      row(8, 'Lê Bê', '0912345679', '12A'),
    ]);
  });
});

describe('edits', () => {
  const start = startGrid([row(1, 'An', '', '1A'), row(2, 'Bê'), row(3)]);

  it('types a word as one step of undo', () => {
    const typed = typeCell(typeCell(start, 2, 'seat', '2'), 2, 'seat', '2B');
    expect(typed.rows[1]!.seat).toBe('2B');
    expect(undo(typed).rows).toBe(start.rows);
    expect(redo(undo(typed)).rows).toEqual(typed.rows);
    expect(typeCell(typed, 1, 'seat', 'x').past).toHaveLength(2);
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });

  it('copies from above, and down to the filled rows', () => {
    expect(copyFromAbove(start, 1, 'seat').rows[1]!.seat).toBe('1A');
    expect(copyFromAbove(start, 0, 'seat')).toBe(start);
    expect(fillDown(start, columns, 0, 'seat').rows.map((one) => one.seat)).toEqual(['1A', '1A', '']);
  });

  it('pastes a sheet after the filled rows, and cells where the cursor stands', () => {
    const sheet = pasteAt(start, columns, 'Số ghế\tHọ tên\n3c\tChi', 0, 'name');
    expect(sheet.rows).toEqual([row(1, 'An', '', '1A'), row(2, 'Bê'), row(4, 'Chi', '', '3C')]);
    const cells = pasteAt(start, columns, '091\t2b\n092\t"\n093\tz', 1, 'phone');
    expect(cells.rows).toEqual([
      row(1, 'An', '', '1A'),
      row(2, 'Bê', '091', '2B'),
      row(3, '', '092', '2B'),
      row(4, '', '093', 'Z'),
    ]);
    const empty = pasteAt(startGrid([blankRow(columns, 1)]), columns, 'Chi\nDung', 0, 'name');
    expect(empty.rows.map((one) => one.name)).toEqual(['Chi', 'Dung']);
    expect(undo(cells).rows).toBe(start.rows);
  });

  it('adds and removes rows', () => {
    expect(addRow(start, columns).rows.at(-1)).toEqual(row(4));
    expect(removeRows(start, new Set([1, 3])).rows.map((one) => one.id)).toEqual([2]);
  });
});
