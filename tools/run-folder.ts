import { constants } from 'node:fs';
import { accessSync, chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'vx-run-';
const GB = 1024 ** 3;
/** A run fills about one; others, and the memory that programs need, come on top. */
const ROOM = 4 * GB;

/**
 * A folder in memory for the temporary files of one test run, gone when this process ends: some hundred databases are made and
 * thrown away, and on a disk each of their thousands of files waits for its journal. Folders of runs that were killed go first.
 * @param memory where Linux keeps files in memory.
 * @returns null where there is no such place, or less than 4 GB are free in it: on a disk the run is only slower.
 */
export function runFolder(memory = '/dev/shm'): string | null {
  try {
    accessSync(memory, constants.W_OK);
    sweep(memory);
    const { bavail, bsize } = statfsSync(memory);
    if (Math.min(bavail * bsize, freemem()) < ROOM) {
      return null;
    }
    const folder = mkdtempSync(join(memory, `${PREFIX}${process.pid}-`));
    // PostgreSQL runs under an account of its own when root runs the tests, and has to pass through.
    chmodSync(folder, 0o755);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return null;
  }
}

/** Removes what runs left behind whose process is no more. */
function sweep(memory: string): void {
  for (const name of readdirSync(memory)) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      rmSync(join(memory, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
