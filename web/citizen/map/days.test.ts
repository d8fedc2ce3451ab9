import { describe, expect, it } from 'vitest';
import { daysOf } from './days.ts';

describe('days of the replay', () => {
  it('goes from the first day with figures to today, both included', () => {
    expect(daysOf('2026-02-27', '2026-03-02')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  it('is one day where nothing was counted, and a year at most', () => {
    expect(daysOf(null, '2026-03-02')).toEqual(['2026-03-02']);
    expect(daysOf('2020-01-01', '2026-03-02')).toHaveLength(366);
    expect(daysOf('2026-03-09', '2026-03-02')).toEqual(['2026-03-02']);
  });
});
