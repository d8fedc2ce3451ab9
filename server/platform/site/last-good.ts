import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock/clock.ts';
import { isDatabaseAway } from '../db/unavailable.ts';
import type { Log } from '../log/log.ts';

/** A value as it was made at `at` (Unix ms); `lastGood`: the database is away and this is the newest there was. */
export type Known<T> = { readonly value: T; readonly at: number; readonly lastGood: boolean };

/** Values that outlive the database: the last good one is kept in memory, and by name on disk. */
export type LastGood = {
  /**
   * Makes a value; where the database is away answers the last good one of that key. `file` names a key that is kept on disk
   * too. @throws what `make` threw when there is no former value, or when the database is not the reason.
   */
  readonly of: <T>(key: string, make: () => Promise<T>, file?: string) => Promise<Known<T>>;
};

/** A disk is written at most so often for one file. */
const WRITE_EVERY_MS = 30_000;
const MOST = 200;

/** @param folder where values are kept as JSON; it is made when needed. */
export function createLastGood(folder: string, clock: Clock, log: Log): LastGood {
  const kept = new Map<string, { readonly value: unknown; readonly at: number }>();
  const written = new Map<string, number>();

  async function write(file: string, key: string, value: unknown, at: number): Promise<void> {
    const last = written.get(file);
    if (last !== undefined && at - last < WRITE_EVERY_MS && at >= last) {
      return;
    }
    written.set(file, at);
    const path = join(folder, `${file}.json`);
    try {
      await mkdir(dirname(path), { recursive: true });
      // Whole or not at all: a power cut in the middle leaves the former file.
      await writeFile(`${path}.new`, JSON.stringify({ key, at, value }));
      await rename(`${path}.new`, path);
    } catch (error) {
      log.warn({ err: (error as Error).message, file }, 'the last good public data were not written');
    }
  }

  async function read(file: string, key: string): Promise<{ value: unknown; at: number } | undefined> {
    const text = await readFile(join(folder, `${file}.json`), 'utf8').catch(() => null);
    if (text === null) {
      return undefined;
    }
    const found = JSON.parse(text) as { key: string; value: unknown; at: number };
    return found.key === key ? found : undefined;
  }

  return {
    of: async <T>(key: string, make: () => Promise<T>, file?: string) => {
      try {
        const value = await make();
        const at = clock.now();
        if (kept.size >= MOST) {
          kept.clear();
        }
        kept.set(key, { value, at });
        if (file !== undefined) {
          await write(file, key, value, at);
        }
        return { value, at, lastGood: false };
      } catch (error) {
        if (!isDatabaseAway(error)) {
          throw error;
        }
        const former = kept.get(key) ?? (file === undefined ? undefined : await read(file, key));
        if (former === undefined) {
          throw error;
        }
        kept.set(key, former);
        return { value: former.value as T, at: former.at, lastGood: true };
      }
    },
  };
}
