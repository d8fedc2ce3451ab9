import { describe, expect, it } from 'vitest';
import { suppressed, suppressedParts } from './suppress.ts';

describe('suppressed', () => {
  it.each([
    [0, 0],
    [1, null],
    [4, null],
    [5, 5],
  ])('%d -> %s', (count, shown) => {
    expect(suppressed(count)).toBe(shown);
  });
});

describe('suppressedParts', () => {
  it('hides a second part where one alone could be reckoned from the total', () => {
    expect(suppressedParts([3, 0, 9, 20])).toEqual([null, 0, null, 20]);
  });
  it('leaves parts alone where none or several are hidden', () => {
    expect(suppressedParts([0, 9, 20])).toEqual([0, 9, 20]);
    expect(suppressedParts([1, 2, 20])).toEqual([null, null, 20]);
  });
  it('has nothing more to hide where all others are zero', () => {
    expect(suppressedParts([3, 0])).toEqual([null, 0]);
  });
});
