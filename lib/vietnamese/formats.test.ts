import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, formatDate, formatDateTime, isoDate, parseDate, vietnamDay } from './dates.ts';
import { formatNumber, parseNumber } from './numbers.ts';

describe('numbers', () => {
  it.each([
    [1234.5, undefined, '1.234,5'],
    [0, undefined, '0'],
    [-1234567, undefined, '-1.234.567'],
    [0.1 + 0.2, 2, '0,30'],
    [123456789.12, undefined, '123.456.789,12'],
    [-0.001, 2, '0,00'],
    [98.6, 0, '99'],
    [1e-7, undefined, '0,0000001'],
    [Number.NaN, undefined, '–'],
    [1e21, undefined, '–'],
  ])('writes %d (%s decimals) as %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (thousandths) => {
        expect(parseNumber(formatNumber(thousandths / 1000))).toEqual({
          ok: true,
          value: thousandths / 1000 || 0,
        });
      }),
    );
  });

  it.each(['', '12.5', '1,2,3', '1.23.456', '5 %', 'abc'])('refuses %j', (text) => {
    expect(parseNumber(text)).toEqual({ ok: false, reason: 'number.format' });
  });
});

describe('dates', () => {
  it('reads and writes day first', () => {
    expect(parseDate(' 5/9/2021 ')).toEqual({ ok: true, value: '2021-09-05' });
    expect(parseDate('29.02.2024')).toEqual({ ok: true, value: '2024-02-29' });
    expect(parseDate('29/02/2023')).toEqual({ ok: false, reason: 'date.impossible' });
    expect(parseDate('2021-09-05')).toEqual({ ok: false, reason: 'date.format' });
    expect(formatDate('2021-09-05')).toBe('05/09/2021');
    expect(isoDate(2021, 13, 1)).toBeNull();
    expect(isoDate(50, 1, 1)).toBeNull();
  });

  it('shows instants on the clock of Vietnam', () => {
    const instant = Date.UTC(2021, 7, 14, 17, 30);
    expect(formatDateTime(instant)).toBe('15/08/2021 00:30');
    expect(vietnamDay(instant)).toBe('2021-08-15');
    expect(daysBetween('2021-08-15', '2021-09-01')).toBe(17);
  });
});
