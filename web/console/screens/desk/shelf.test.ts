import { describe, expect, it } from 'vitest';
import { createShelf, parseShelf, type Waiting } from './shelf.ts';

function tray() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const one = (id: string): Waiting => ({
  id,
  kind: 'phone',
  tail: '678',
  body: { id, placeCode: 'P', person: { phone: '0912345678' }, at: '2021-08-15T03:00:00Z' },
});
const ids = (items: readonly Waiting[]) => items.map(({ id }) => id);

describe('the shelf of unsent check-ins', () => {
  it('survives a reload, is shared by windows, and leaves nothing behind when it is empty', () => {
    const storage = tray();
    const first = createShelf(storage, 'desk');
    const second = createShelf(storage, 'desk');
    first.add(one('a'));
    second.add(one('b'));
    expect(ids(createShelf(storage, 'desk').all())).toEqual(['a', 'b']);
    first.remove(['a', 'b', 'c']);
    expect(second.all()).toEqual([]);
    expect(storage.kept.size).toBe(0);
  });

  it('keeps in memory what the storage refuses', () => {
    const full = {
      ...tray(),
      setItem: () => {
        throw new Error('quota');
      },
    };
    const shelf = createShelf(full, 'desk');
    shelf.add(one('a'));
    expect([ids(shelf.all()), shelf.unsaved()]).toEqual([['a'], 1]);
    shelf.remove(['a']);
    expect([shelf.all(), shelf.unsaved()]).toEqual([[], 0]);
    const none = createShelf(null, 'desk');
    none.add(one('b'));
    expect([ids(none.all()), none.unsaved()]).toEqual([['b'], 1]);
  });

  it('reads nothing from what is not its own', () => {
    expect(parseShelf(null)).toEqual([]);
    expect(parseShelf('{')).toEqual([]);
    expect(parseShelf('{"id":"a"}')).toEqual([]);
    expect(parseShelf(JSON.stringify([one('a'), null, 3, { id: 'b' }]))).toEqual([one('a')]);
  });
});
