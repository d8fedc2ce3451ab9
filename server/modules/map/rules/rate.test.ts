import { describe, expect, it } from 'vitest';
import { ratePer100k } from './rate.ts';

describe('ratePer100k', () => {
  it('computes the rate, or nothing without a population', () => {
    expect([ratePer100k(3, 12_000), ratePer100k(3, null), ratePer100k(3, 0)]).toEqual([25, null, null]);
  });
});
