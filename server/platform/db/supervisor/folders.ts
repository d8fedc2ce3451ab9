import { chmod, lchown, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';

/** `folder` and every folder above it, the root first. */
function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...ancestors(parent), folder];
}

/** True when the permission bits let the account pass through a folder. */
export function mayEnter(entry: { mode: number; uid: number; gid: number }, account: Account): boolean {
  if (entry.uid === account.uid) {
    return (entry.mode & 0o100) !== 0;
  }
  return (entry.mode & (entry.gid === account.gid ? 0o010 : 0o001)) !== 0;
}

/** The first folder on the way to `folder` (a real path) that the account cannot enter, or null. */
export async function closedFolder(folder: string, account: Account): Promise<string | null> {
  if (!account.drop) {
    return null;
  }
  for (const step of ancestors(folder)) {
    if (!mayEnter(await stat(step), account)) {
      return step;
    }
  }
  return null;
}

/** Makes a folder and those above it. The ones made now let others pass (not list) whatever the umask says. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) {
    return;
  }
  for (const step of ancestors(folder)) {
    if (step === first || step.startsWith(join(first, '/'))) {
      await chmod(step, 0o711);
    }
  }
}

/** Hands a folder and all in it to the account, without following links. */
export async function handOver(folder: string, account: Account): Promise<void> {
  if (!account.drop) {
    return;
  }
  await lchown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), account.uid, account.gid);
  }
}
