import { describe, expect, it } from 'vitest';
import { addDays, dateOf, dayNumber, isDate, mondayOf } from './days.ts';

describe('days', () => {
  it('counts days since 1970 and back', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dateOf(dayNumber('2026-11-16'))).toBe('2026-11-16');
    expect(addDays('2026-02-27', 3)).toBe('2026-03-02');
    expect([isDate('2026-02-29'), isDate('2024-02-29'), isDate('nonsense')]).toEqual([false, true, false]);
  });

  it('begins weeks on Monday, before 1970 too', () => {
    const monday = dayNumber('2026-11-16');
    expect([0, 3, 6].map((more) => mondayOf(monday + more))).toEqual([monday, monday, monday]);
    expect(mondayOf(monday - 1)).toBe(monday - 7);
    expect(dateOf(mondayOf(dayNumber('1969-12-31')))).toBe('1969-12-29');
  });
});
