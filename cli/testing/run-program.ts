import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', 'main.ts');

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/**
 * Runs `./vungxanh` as a program of its own, in a folder that holds these files and is gone afterwards. Arguments name
 * the files as they are called.
 */
export async function runProgram(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-run-'));
  try {
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
    return await new Promise((resolve) => {
      execFile(process.execPath, [MAIN, ...args], { cwd: folder }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
