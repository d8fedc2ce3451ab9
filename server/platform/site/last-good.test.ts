import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log/log.ts';
import { createLastGood } from './last-good.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-last-good-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const away = async () => await Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
const made = (value: string) => async () => await Promise.resolve(value);
const open = (now: () => number) => createLastGood(folder, { now }, createLog('silent'));

describe('the last good value', () => {
  it('is answered while the database is away, with its time, and only then', async () => {
    let now = 1_000;
    const store = open(() => now);
    expect(await store.of('a', made('one'))).toEqual({ value: 'one', at: 1_000, lastGood: false });
    now = 9_000;
    expect(await store.of('a', away)).toEqual({ value: 'one', at: 1_000, lastGood: true });
    await expect(store.of('b', away)).rejects.toThrow('refused');
    await expect(store.of('a', async () => await Promise.reject(new Error('a bug of ours')))).rejects.toThrow(
      'a bug of ours',
    );
  });

  it('outlives the process where it has a file, but never stands for another key', async () => {
    await open(() => 5_000).of('day 1', made('kept'), 'map');
    expect(await open(() => 7_000).of('day 1', away, 'map')).toEqual({
      value: 'kept',
      at: 5_000,
      lastGood: true,
    });
    await expect(open(() => 7_000).of('day 2', away, 'map')).rejects.toThrow('refused');
  });
});
