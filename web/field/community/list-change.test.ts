import { describe, expect, it } from 'vitest';
import { listChange, named } from './list-change.ts';

const home = (id: string) => ({ id, name: `Hộ ${id}` });
const list = (ids: string, day = '2026-11-24') => ({ day, households: [...ids].map(home) });
const names = (change: ReturnType<typeof listChange>) =>
  change === null
    ? null
    : [change.added.map(({ id }) => id).join(''), change.removed.map(({ id }) => id).join('')];

describe('what is new on the list', () => {
  it('names who came and who went', () => {
    expect(names(listChange(list('abc'), list('bcde')))).toEqual(['de', 'a']);
    expect(listChange(list('abc'), list('cba'))).toBeNull();
  });

  it('is nothing of the first list, nor of that of a new day', () => {
    expect(listChange(null, list('abc'))).toBeNull();
    expect(listChange(list('abc', '2026-11-23'), list('de'))).toBeNull();
  });

  it('adds up until it is acknowledged, and drops what came to nothing', () => {
    const first = listChange(list('abc'), list('bcd'));
    const second = listChange(list('bcd'), list('abe'), first);
    expect(names(second)).toEqual(['e', 'c']);
    expect(listChange(list('abe'), list('abc'), second)).toBeNull();
    expect(names(listChange(list('bcd'), list('bcd'), first))).toEqual(['d', 'a']);
  });

  it('names five, and says that there are more', () => {
    expect(named([...'abc'].map(home))).toBe('Hộ a, Hộ b, Hộ c');
    expect(named([...'abcdefg'].map(home))).toBe('Hộ a, Hộ b, Hộ c, Hộ d, Hộ e, …');
  });
});
