import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeLock } from './lock.ts';
import type { Lock } from './lock.ts';
import { isAlive, startToken, waitGone } from './processes.ts';

async function lockFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-lock-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'lock');
}

describe('takeLock', () => {
  it('gives the lock to one and tells the others who has it', async () => {
    const file = await lockFile();
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeLock(file)));
    const locks = taken.filter((one): one is Lock => 'release' in one);
    expect(locks).toHaveLength(1);
    expect(taken.filter((one) => 'pid' in one && one.pid === process.pid)).toHaveLength(7);
    await locks[0]?.release();
    expect(await readdir(join(file, '..'))).toEqual([]);
    expect('release' in (await takeLock(file))).toBe(true);
  });

  it('takes over from a dead process, and from a living one that only has its pid', async () => {
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    const pid = dead.pid ?? 0;
    await waitGone(() => [pid], 10_000);
    expect(isAlive(pid)).toBe(false);
    for (const left of [{ pid, started: 'boot:1' }, { pid: process.pid, started: 'boot:1' }, 'garbage']) {
      const file = await lockFile();
      await writeFile(file, JSON.stringify(left));
      expect('release' in (await takeLock(file))).toBe(true);
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid });
    }
  });

  it('leaves the file alone when somebody else took it over', async () => {
    const file = await lockFile();
    const lock = (await takeLock(file)) as Lock;
    await writeFile(file, '{"pid":1}');
    await lock.release();
    expect(await readFile(file, 'utf8')).toBe('{"pid":1}');
  });
});

describe('startToken', () => {
  it.skipIf(process.platform === 'win32')('is the same for one run of a process', () => {
    expect(startToken(process.pid)).toBe(startToken(process.pid));
    expect(startToken(process.pid)).not.toBeNull();
  });
});
