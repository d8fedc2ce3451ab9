import { describe, expect, it } from 'vitest';
import { officeAreas } from './reach.ts';

const numbersUnder = (paths: readonly string[]): number[] => (paths.includes('/1/20/') ? [20, 300] : []);

describe('officeAreas', () => {
  it('holds the own unit, those below it and those above it, once each', () => {
    expect(officeAreas(['/1/20/'], numbersUnder).sort((a, b) => a - b)).toEqual([1, 20, 300]);
  });

  it('is empty without a post', () => {
    expect(officeAreas([], numbersUnder)).toEqual([]);
  });
});
