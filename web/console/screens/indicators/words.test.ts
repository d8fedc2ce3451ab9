import { describe, expect, it } from 'vitest';
import { ends, figure, pointOf } from './words.ts';

describe('figures in words', () => {
  it('writes each unit as officers do', () => {
    expect(figure(0.11728, 'share')).toBe('11,7 %');
    expect(figure(1.4316, 'ratio')).toBe('1,43');
    expect(figure(27.5, 'per-100k-week')).toBe('27,5');
    expect(figure(1234, 'cases')).toBe('1.234');
  });

  it('knows intervals without an upper end, and without any', () => {
    expect(ends({ low: 2.753, high: null, unit: 'days' }, 'mở')).toEqual({ low: '2,8', high: 'mở' });
    expect(ends({ low: null, high: null, unit: 'cases' }, 'mở')).toBeNull();
    expect(new Date(pointOf('2026-11-16')).toISOString()).toBe('2026-11-15T17:00:00.000Z');
  });
});
