import { describe, expect, it } from 'vitest';
import { readSeat, rowsApart } from './seat-distance.ts';

describe('seats', () => {
  it.each([
    ['12A', 12],
    ['a12', 12],
    ['B-03', 3],
    [' 7 f', 7],
    ['1', 1],
    ['4', 1],
    ['5', 2],
    ['17', 5],
  ])('%s is in row %i', (text, row) => {
    expect(readSeat(text)).toEqual({ row });
  });

  it.each([[''], [null], ['0'], ['ghế phụ'], ['12AB'], ['1234']])('%s cannot be read', (text) => {
    expect(readSeat(text)).toBeNull();
  });

  it('counts rows, and knows what it does not know', () => {
    expect(rowsApart('12A', '14F')).toBe(2);
    expect(rowsApart('15C', '12A')).toBe(3);
    expect(rowsApart('12A', null)).toBeNull();
  });
});
