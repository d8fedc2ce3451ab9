import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { programEnv } from '../support/program-env.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-start-'));
  await chmod(folder, 0o755);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

type Ended = { code: number | null; text: string };

/** Starts the program with these settings and waits for its end; one that starts is a failure of the test. */
async function startAndEnd(env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'server', 'main.ts')], {
    env: { ...programEnv(), VX_DEMO: '0', DATA_DIR: join(folder, 'data'), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 45_000);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  return { code, text };
}

async function emptyDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

describe('a start that can not succeed says one clear sentence in both languages', () => {
  it('on an occupied port, before anything slow happens', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const ended = await startAndEnd({ PORT: String(port) });
    other.close();
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.text).toContain(`Cổng ${port}`);
    expect(ended.text).toContain('[start.port-taken]');
    expect(ended.text.trim().split('\n')).toHaveLength(2);
  });

  it('on a database that does not answer', async () => {
    const ended = await startAndEnd({ DATABASE_URL: 'postgres://somebody:secret-word@127.0.0.1:1/vx' });
    expect(ended.code).toBe(1);
    expect(ended.text).toContain('[store.unreachable]');
    expect(ended.text).not.toContain('secret-word');
  });

  it('on a schema newer than the program', async () => {
    const url = await emptyDatabase('vx_newer');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create table migration (module text, file text, hash text, applied_at timestamptz, primary key (module, file));
      insert into migration values ('presence', '9999_future.sql', 'x', '2030-01-01')`);
    await client.end();
    const ended = await startAndEnd({ DATABASE_URL: url });
    expect(ended.code).toBe(1);
    expect(ended.text).toContain('[database.newer-schema]');
  });

  it('on settings that can not be used', async () => {
    const ended = await startAndEnd({ PORT: 'eighty' });
    expect(ended.code).toBe(1);
    expect(ended.text).toMatch(/\[config\.[a-z-]+\]/);
  });

  it('for a province that does not exist today', async () => {
    const ended = await startAndEnd({ DATABASE_URL: await emptyDatabase('vx_province'), VX_PROVINCE: '99' });
    expect(ended.code).toBe(1);
    expect(ended.text).toContain('[settings.unknown-province]');
    expect(ended.text).toContain('99');
  });

  it.skipIf(process.getuid?.() !== 0)('in a folder that the database account can not enter', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const ended = await startAndEnd({ DATA_DIR: join(closed, 'data') });
    expect(ended.code).toBe(1);
    expect(ended.text).toContain('[db.folder-closed]');
    expect(ended.text).toContain(closed);
  });
});
