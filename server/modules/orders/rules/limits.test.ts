import { describe, expect, it } from 'vitest';
import { judgeTerm, limitOf, termDays, termWarnings } from './limits.ts';

const FROM = Date.parse('2026-11-16T10:00:00+07:00');
/** 23:59 of the day so many days later, as the console proposes it. */
const end = (days: number) => Date.parse('2026-11-16T23:59:00+07:00') + days * 86_400_000;
const judge = (days: number, firstDays = days) =>
  judgeTerm('quarantine-home', '2026-11-16', { from: FROM, until: end(days), firstUntil: end(firstDays) })
    .verdict;

describe('legal limits of a term', () => {
  it('counts calendar days in Vietnam', () => {
    expect(termDays(FROM, end(14))).toBe(14);
    expect(termDays(Date.parse('2026-11-15T23:30:00Z'), Date.parse('2026-11-16T17:30:00Z'))).toBe(1);
  });

  it.each([
    [14, 14, 'ok'],
    [21, 21, 'ok'],
    [22, 22, 'warn'],
    [31, 31, 'warn'],
    [32, 32, 'refuse'],
    [31, 21, 'ok'],
    [25, 14, 'warn'],
    [24, 14, 'ok'],
    [32, 21, 'refuse'],
    [7, 14, 'ok'],
  ])('%i days, first ordered as %i: %s', (days, firstDays, verdict) => {
    expect(judge(days, firstDays)).toBe(verdict);
  });

  it('knows none for the sick, nor before the decree', () => {
    expect(limitOf('isolation-hospital', '2026-11-16')).toBeUndefined();
    expect(limitOf('quarantine-home', '2010-11-14')).toBeUndefined();
    expect(limitOf('quarantine-home', '2010-11-15')?.maxDays).toBe(21);
  });

  it('warns with the days and the article, in both languages', () => {
    const term = { from: FROM, until: end(25), firstUntil: end(25) };
    const [warning] = termWarnings('quarantine-facility', '2026-11-16', term);
    expect(warning?.message).toContain(
      '25 ngày vượt mức 21 ngày, gia hạn 10 ngày (Nghị định 101/2010/NĐ-CP, Điều 2)',
    );
    expect(warning?.messageEn).toContain('Decree 101/2010');
    expect(termWarnings('isolation-home', '2026-11-16', term)).toEqual([]);
  });
});
