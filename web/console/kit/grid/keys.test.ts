import { describe, expect, it } from 'vitest';
import { type Key, keyAction } from './keys.ts';

const size = { rows: 20, columns: 3 };
const press = (key: string, more: Partial<Key> = {}, at = { row: 5, column: 1 }) =>
  keyAction({ key, shift: false, ctrl: false, atStart: false, atEnd: false, ...more }, at, size);
const to = (row: number, column: number) => ({ kind: 'move', to: { row, column } });

describe('keys of the grid', () => {
  it('moves by rows, and adds one after the last', () => {
    expect(press('Enter')).toEqual(to(6, 1));
    expect(press('Enter', { shift: true })).toEqual(to(4, 1));
    expect(press('Enter', {}, { row: 19, column: 0 })).toEqual({ kind: 'add-row' });
    expect(press('ArrowUp', {}, { row: 0, column: 0 })).toEqual(to(0, 0));
    expect(press('PageDown', {}, { row: 15, column: 2 })).toEqual(to(19, 2));
    expect(press('End', { ctrl: true })).toEqual(to(19, 1));
    expect(press('Home', { ctrl: true })).toEqual(to(0, 1));
  });

  it('moves by columns only from the edge of the text', () => {
    expect(press('ArrowRight')).toBeNull();
    expect(press('ArrowRight', { atEnd: true })).toEqual(to(5, 2));
    expect(press('ArrowRight', { atEnd: true }, { row: 5, column: 2 })).toBeNull();
    expect(press('ArrowLeft', { atStart: true })).toEqual(to(5, 0));
    expect(press('ArrowLeft', { atStart: true }, { row: 5, column: 0 })).toBeNull();
  });

  it('copies, undoes and leaves; other keys stay with the field', () => {
    expect(press('d', { ctrl: true })).toEqual({ kind: 'copy-above' });
    expect(press('Z', { ctrl: true, shift: true })).toEqual({ kind: 'redo' });
    expect(press('z', { ctrl: true })).toEqual({ kind: 'undo' });
    expect(press('y', { ctrl: true })).toEqual({ kind: 'redo' });
    expect(press('Escape')).toEqual({ kind: 'leave' });
    expect(press('a')).toBeNull();
    expect(press('c', { ctrl: true })).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
