import { describe, expect, it } from 'vitest';
import { readDraft, writeDraft } from './draft.ts';

const DAY = 24 * 3_600_000;
const columns = [{ id: 'name' }, { id: 'seat' }] as const;

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    kept,
  };
}

describe('drafts', () => {
  it('come back for a day, and leave nothing after', () => {
    const storage = memory();
    expect(writeDraft(storage, 'a', [{ id: 7, name: 'An', seat: '1A' }], 0)).toBe(true);
    expect(readDraft(storage, 'a', columns, DAY)).toEqual([{ id: 1, name: 'An', seat: '1A' }]);
    expect(readDraft(storage, 'b', columns, 0)).toBeNull();
    expect(readDraft(storage, 'a', columns, DAY + 1)).toBeNull();
    expect(storage.kept.size).toBe(0);
  });

  it('are gone when there are no rows, and survive what they cannot read', () => {
    const storage = memory();
    writeDraft(storage, 'a', [{ id: 1, name: 'An', seat: '' }], 0);
    writeDraft(storage, 'a', [], 0);
    expect(storage.kept.size).toBe(0);
    storage.setItem('vx.grid.a', '{');
    expect(readDraft(storage, 'a', columns, 0)).toBeNull();
    expect(writeDraft(null, 'a', [{ id: 1, name: 'An', seat: '' }], 0)).toBe(false);
  });
});
