import { describe, expect, it } from 'vitest';
import { circlesOf } from './import-circles.ts';

const circles = (imports: Record<string, string[]>) => circlesOf(new Map(Object.entries(imports)));

describe('circles of imports', () => {
  it('finds none where imports lead downwards, also by two ways', () => {
    expect(circles({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
  });

  it('shows the way round, without the files that lead to it', () => {
    expect(circles({ a: ['b'], b: ['c'], c: ['d'], d: ['b'] })).toEqual([['b', 'c', 'd', 'b']]);
  });

  it('finds circles that do not touch, and a file that imports itself', () => {
    expect(circles({ a: ['b'], b: ['a'], c: ['c'] })).toEqual([
      ['a', 'b', 'a'],
      ['c', 'c'],
    ]);
  });

  it('passes over what is no file of the house', () => {
    expect(circles({ a: ['npm'] })).toEqual([]);
  });
});
