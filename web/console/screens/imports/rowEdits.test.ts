import { describe, expect, it } from 'vitest';
import { noEdits, redo, typeCells, undo } from './rowEdits.ts';

const one = (value: string, row = 2) => [{ row, before: ['a', 'b'], value }];

describe('edits of rows', () => {
  it('takes back a cell at once, not letter by letter, and does it again', () => {
    const typed = ['x', 'xy', 'xyz'].reduce((now, value) => typeCells(now, 1, one(value)), noEdits);
    expect(typed.cells[2]).toEqual(['a', 'xyz']);
    const back = undo(typed);
    expect(back.cells).toEqual({});
    expect(redo(back).cells[2]).toEqual(['a', 'xyz']);
    expect(undo(back)).toBe(back);
  });

  it('takes a fill of many rows back as one step, and each cell by itself', () => {
    const filled = typeCells(typeCells(noEdits, 0, one('1')), 3, [...one('16/11', 2), ...one('16/11', 3)]);
    expect(filled.cells).toEqual({ 2: ['1', 'b', '', '16/11'], 3: ['a', 'b', '', '16/11'] });
    expect(undo(filled).cells).toEqual({ 2: ['1', 'b'] });
    expect(undo(undo(filled)).cells).toEqual({});
  });

  it('forgets what was taken back once something else is typed', () => {
    const typed = typeCells(undo(typeCells(noEdits, 0, one('1'))), 0, one('2'));
    expect(redo(typed)).toBe(typed);
  });
});
