import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runFolder } from './run-folder.ts';

let memory: string;
beforeEach(async () => {
  memory = await mkdtemp(join(tmpdir(), 'vx-memory-'));
});
afterEach(async () => await rm(memory, { recursive: true, force: true }));

/** What a process of its own is given, and says as its last words. */
function inAProcess(place: string): string {
  const own = `import { runFolder } from ${JSON.stringify(new URL('run-folder.ts', import.meta.url).href)};
    const made = runFolder(${JSON.stringify(place)});
    console.log(made === null ? 'none' : made + ' ' + (await import('node:fs')).existsSync(made));`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', own], { encoding: 'utf8' }).stdout.trim();
}

describe('the folder of a run', () => {
  it('is there while its process runs, may be passed through by everybody, and is gone afterwards', () => {
    const [made = '', wasThere] = inAProcess(memory).split(' ');
    expect(dirname(made)).toBe(memory);
    expect(wasThere).toBe('true');
    expect(existsSync(made)).toBe(false);
    const own = runFolder(memory);
    expect(statSync(own!).mode & 0o777).toBe(0o755);
  });

  it('takes away what killed runs left, and nothing else', async () => {
    // No process has a number as high as this.
    const names = ['vx-run-99999999-killed', `vx-run-${process.pid}-other`, 'PostgreSQL.12345'];
    await Promise.all(names.map(async (name) => await mkdir(join(memory, name))));
    inAProcess(memory);
    expect((await readdir(memory)).toSorted()).toEqual(['PostgreSQL.12345', `vx-run-${process.pid}-other`]);
  });

  it('is none where files are not kept in memory', () => {
    expect(inAProcess(join(memory, 'missing'))).toBe('none');
  });
});
