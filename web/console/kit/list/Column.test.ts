import { describe, expect, it } from 'vitest';
import { nextSort } from './Column.ts';

describe('nextSort', () => {
  it('goes ascending, descending, none', () => {
    const first = nextSort(undefined, 'name');
    const second = nextSort(first, 'name');
    expect([first, second, nextSort(second, 'name')]).toEqual(['name', '-name', undefined]);
  });

  it('starts anew on another column', () => {
    expect(nextSort('-name', 'kind')).toBe('kind');
  });
});
