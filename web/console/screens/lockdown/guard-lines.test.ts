import { describe, expect, it } from 'vitest';
import { readGuards, shiftsOf } from './guard-lines.ts';

describe('a roster of guards as officers type it', () => {
  it('has a name a line, with or without a phone', () => {
    const text = 'Anh Ba, 0912 345 678\n\n  Chị Tư 0987.654.321 \nTổ trực số 1 - +84912345678\nDân quân 5';
    expect(readGuards(text)).toEqual([
      { who: 'Anh Ba', phone: '0912 345 678' },
      { who: 'Chị Tư', phone: '0987.654.321' },
      { who: 'Tổ trực số 1', phone: '+84912345678' },
      { who: 'Dân quân 5' },
    ]);
    expect(readGuards('0912345678')).toEqual([{ who: '0912345678' }]);
  });
  it('is repeated day by day', () => {
    const term = { from: '2026-11-16T23:00:00Z', to: '2026-11-17T07:00:00Z' };
    const shifts = shiftsOf([{ who: 'A' }, { who: 'B' }], term, 2);
    expect(shifts.map(({ who, from, to }) => [who, from.slice(0, 13), to.slice(0, 13)])).toEqual([
      ['A', '2026-11-16T23', '2026-11-17T07'],
      ['B', '2026-11-16T23', '2026-11-17T07'],
      ['A', '2026-11-17T23', '2026-11-18T07'],
      ['B', '2026-11-17T23', '2026-11-18T07'],
    ]);
  });
});
