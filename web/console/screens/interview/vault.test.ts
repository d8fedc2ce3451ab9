import { describe, expect, it } from 'vitest';
import { stateOf } from './queue.ts';
import { openVault } from './vault.ts';

const key = (fill: number) => btoa(String.fromCharCode(...Array.from({ length: 32 }, () => fill)));

function storage() {
  const items = new Map<string, string>();
  return {
    items,
    keys: () => [...items.keys()],
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}
const state = (note: string) => stateOf('Nông Văn Bậc', 1, { note, stays: {}, known: {}, contacts: {} });

describe('the vault', () => {
  it('gives back what was kept to the same account, after a reload and a log-out', async () => {
    const store = storage();
    await (await openVault(store, 'vx.call.', key(1))).save('a', state('một'));
    expect(await (await openVault(store, 'vx.call.', key(1))).all()).toEqual([['a', state('một')]]);
  });

  it('is unreadable to others and on the disk, and they leave it alone', async () => {
    const store = storage();
    await (await openVault(store, 'vx.call.', key(1))).save('a', state('một'));
    expect([...store.items.values()].join('')).not.toContain('Nông');
    expect(await (await openVault(store, 'vx.call.', key(2))).all()).toEqual([]);
    expect(store.items.size).toBe(1);
  });

  it('keeps the last of several writes, and nothing after it was taken away', async () => {
    const store = storage();
    const vault = await openVault(store, 'vx.call.', key(1));
    await Promise.all(['một', 'hai', 'ba'].map((note) => vault.save('a', state(note))));
    expect((await vault.all())[0]![1].base).toEqual({ note: 'ba' });
    const late = vault.save('a', state('bốn'));
    vault.remove('a');
    await late;
    expect(await vault.all()).toEqual([]);
  });
});
