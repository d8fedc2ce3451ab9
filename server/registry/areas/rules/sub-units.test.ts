import { describe, expect, it } from 'vitest';
import { isRealDate } from './calendar-date.ts';
import { mayStandBelow, nextSubCode } from './sub-units.ts';

describe('sub-units', () => {
  it('stand where they belong', () => {
    expect(mayStandBelow('hamlet', 'commune')).toBe(true);
    expect(mayStandBelow('row', 'industrial-park')).toBe(true);
    expect(mayStandBelow('hamlet', 'province')).toBe(false);
    expect(mayStandBelow('group', 'row')).toBe(false);
  });
  it('get the next free code below their parent', () => {
    expect(nextSubCode('06001', new Set(['06001', '06001.1', '06001.2']))).toBe('06001.3');
    expect(nextSubCode('06004', new Set(['06001.1']))).toBe('06004.1');
  });
  it('have real dates', () => {
    expect(['2024-02-29', '2026-02-29', '2026-13-01', '2026-04-31'].map(isRealDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
