import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL says about itself in postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly dataFolder: string;
  readonly port: number;
  /** Folder of its Unix socket; null where it listens on TCP alone. */
  readonly socketFolder: string | null;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown';
}

/** Reads the text of a postmaster.pid (one fact a line, see PostgreSQL's pidfile.h); null when it is not one. */
export function parsePostmaster(text: string): Postmaster | null {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    return null;
  }
  const known = (['starting', 'ready', 'stopping', 'standby'] as const).find((word) => word === lines[7]);
  return {
    pid,
    dataFolder: lines[1] ?? '',
    port: Number(lines[3] ?? 0),
    // An empty line where it has none; missing while the file is being written.
    socketFolder: lines[4] === undefined || lines[4] === '' ? null : lines[4],
    status: known ?? 'unknown',
  };
}

/** The file's path in a data folder. */
export function postmasterFile(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid');
}

/** What the data folder's postmaster.pid says, or null without one. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  return readFile(postmasterFile(dataFolder), 'utf8').then(parsePostmaster, () => null);
}
