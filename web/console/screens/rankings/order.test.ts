import { describe, expect, it } from 'vitest';
import { inOrder } from './order.ts';

describe('the order of a ranking', () => {
  const items = [
    { name: 'a', rank: 1 },
    { name: 'b', rank: 1 },
    { name: 'c', rank: 3 },
    { name: 'd', rank: null },
  ];
  const names = (order: 'best' | 'worst') => inOrder(items, order).map(({ name }) => name);

  it('begins with the first place, or with the last one; units without a place come last', () => {
    expect(names('best')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('worst')).toEqual(['c', 'a', 'b', 'd']);
  });
});
