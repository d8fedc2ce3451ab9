import { describe, expect, it } from 'vitest';
import { isMet, median, quantile } from './numbers.ts';

describe('median and quantile', () => {
  it('takes the middle whatever the order', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });

  it('takes the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([quantile(values, 0.95), quantile(values, 1), quantile([7], 0.5)]).toEqual([95, 100, 7]);
  });
});

describe('isMet', () => {
  const measured = { name: 'x', value: 10, unit: '/s', ratio: 0.4 };

  it('compares the value or the ratio, in its direction', () => {
    expect(isMet({ ...measured, target: { of: 'value', is: 'at least', bound: 11 } })).toBe(false);
    expect(isMet({ ...measured, target: { of: 'ratio', is: 'at least', bound: 0.35 } })).toBe(true);
    expect(isMet({ ...measured, target: { of: 'value', is: 'at most', bound: 10 } })).toBe(true);
  });

  it('is no verdict without a target, and never one by a missing ratio', () => {
    expect(isMet(measured)).toBeNull();
    const { ratio: _, ...without } = measured;
    expect(isMet({ ...without, target: { of: 'ratio', is: 'at least', bound: 0 } })).toBe(false);
  });
});
