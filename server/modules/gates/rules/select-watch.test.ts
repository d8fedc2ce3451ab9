import { describe, expect, it } from 'vitest';
import { selectWatch, type WatchEntry } from './select-watch.ts';

const entry = (id: string, change: Partial<WatchEntry>): WatchEntry => ({
  id,
  kind: 'plate',
  shown: '98A-444.44',
  reason: 'Xe bỏ trốn',
  until: null,
  addedAt: '2021-08-15T01:00:00Z',
  addedBy: 'Nguyễn Văn Trực',
  ...change,
});
const entries = [
  entry('a', {}),
  entry('b', { kind: 'cccd', shown: '0200•••••234', reason: 'Trốn cách ly', until: '2021-08-20T00:00:00Z' }),
  entry('c', { kind: 'phone', shown: '09•••678', addedAt: '2021-08-16T01:00:00Z', addedBy: 'Lý Thị Gác' }),
];
const ids = (wanted: Parameters<typeof selectWatch>[1]) => selectWatch(entries, wanted).map(({ id }) => id);

describe('the watch list', () => {
  it('is searched without marks, dots and spaces, in number, reason and who added it', () => {
    expect(ids({ q: '98a 44444' })).toEqual(['a']);
    expect(ids({ q: 'cach ly' })).toEqual(['b']);
    expect(ids({ q: 'ly thi' })).toEqual(['c']);
    expect(ids({ q: 'không ai' })).toEqual([]);
  });

  it('is filtered by kind and sorted by its times, no end being the last', () => {
    expect(ids({ kind: 'phone' })).toEqual(['c']);
    expect(ids({ sort: '-addedAt' })[0]).toBe('c');
    expect(ids({ sort: 'until' })[0]).toBe('b');
    expect(ids({ sort: '-until' }).at(-1)).toBe('b');
  });
});
