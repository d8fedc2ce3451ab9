import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { isAlive, startToken } from './processes.ts';

/** The process that holds a lock. */
export interface Holder {
  readonly pid: number;
  /** Names this run of the pid; null where the system does not tell. */
  readonly started: string | null;
}

/** A lock that this process holds. */
export interface Lock {
  release(): Promise<void>;
}

/** True while the holder itself, not a later process with its pid, is alive. */
export function holderAlive(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.started === null || startToken(holder.pid) === holder.started);
}

async function contentOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' ? { pid: value.pid, started: value.started ?? null } : null;
  } catch {
    return null;
  }
}

/** Takes a dead holder's file away; puts it back when another process was quicker and it is a new one. */
async function removeStale(file: string, judged: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await contentOf(aside)) !== judged) {
    await link(aside, file).catch(() => undefined);
  }
  await unlink(aside);
}

/**
 * Takes the lock file for this process, or returns who holds it. The file appears whole (a hard link to a
 * finished file) and is left behind only by a killed holder, which the next taker notices.
 */
export async function takeLock(file: string): Promise<Lock | Holder> {
  const own = JSON.stringify({ pid: process.pid, started: startToken(process.pid), id: randomUUID() });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, own, { mode: 0o644, flag: 'wx' });
  try {
    for (;;) {
      try {
        await link(draft, file);
        return { release: () => releaseLock(file, own) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
          throw error;
        }
      }
      const found = await contentOf(file);
      const holder = found === null ? null : parseHolder(found);
      if (holder !== null && holderAlive(holder)) {
        return holder;
      }
      if (found !== null) {
        await removeStale(file, found);
      }
    }
  } finally {
    await unlink(draft);
  }
}

async function releaseLock(file: string, own: string): Promise<void> {
  if ((await contentOf(file)) === own) {
    await unlink(file);
  }
}
