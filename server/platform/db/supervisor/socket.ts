import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { handOver } from './folders.ts';
import type { ClusterPaths } from './paths.ts';

/** An address of a socket has 104 bytes on macOS and 108 on Linux; of them "/.s.PGSQL.65535" and the end take 16. */
const LONGEST_FOLDER = 88;

/**
 * Makes the folder of the Unix socket for the account that runs PostgreSQL; null where the system has no such sockets
 * or the path cannot be one: then TCP alone is left.
 */
export async function socketFolderIn(
  { socket }: Pick<ClusterPaths, 'socket'>,
  account: Account,
): Promise<string | null> {
  if (process.platform === 'win32' || !mayHoldSocket(socket)) {
    return null;
  }
  await mkdir(socket, { recursive: true, mode: 0o700 });
  await chmod(socket, 0o700);
  await handOver(socket, account);
  return socket;
}

/** A quotation mark would end the path in the setting, and postmaster.pid holds it on one line. */
export function mayHoldSocket(folder: string): boolean {
  return Buffer.byteLength(folder) <= LONGEST_FOLDER && !/["\n]/u.test(folder);
}

/** Removes the sockets of an ended PostgreSQL, and the notes of its process beside them. */
export async function forgetSockets(folder: string | null): Promise<void> {
  if (folder === null) {
    return;
  }
  for (const name of await readdir(folder)) {
    await rm(join(folder, name), { force: true });
  }
}
