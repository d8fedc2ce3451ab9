import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../server/platform/db/supervisor/index.ts';
import { addFigures } from '../server/platform/figures/figures.ts';
import { type TestApp, testApp } from '../test/support/app.ts';
import { programEnv } from '../test/support/program-env.ts';

let t: TestApp;
let folder: string;

/** Runs the command line as a program of its own; answers exit code, stdout and stderr. */
async function vungxanh(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { ...programEnv(), DATA_DIR: folder, VX_DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

beforeAll(async () => {
  t = await testApp();
  folder = await mkdtemp(join(tmpdir(), 'vx-cli-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

describe('commands on the database of DATABASE_URL', () => {
  it('import visits, with every refused row in the error file and exit 3', async () => {
    const file = join(folder, 'v.csv');
    const errors = join(folder, 'e.csv');
    await writeFile(
      file,
      'person_id,place_id,in_at\r\np1,a,2021-08-15T08:00:00+07:00\r\np1,a,2021-08-15T08:05:00+07:00\r\np2,a,2021-08-15T08:00\r\n"p3,",a,\r\n',
    );
    const args = ['import', 'visits', '--file', file, '--study', 'small', '--errors', errors, '--json'];
    const run = await vungxanh({ DATABASE_URL: t.databaseUrl }, ...args);
    expect(run.code).toBe(3);
    expect(JSON.parse(run.out)).toMatchObject({ rows: 4, stored: 1, collapsed: 1, refused: 2 });
    expect(await readFile(errors, 'utf8')).toBe(
      'line,code,message,raw\n' +
        '4,no-offset,Giờ không có múi giờ,"p2,a,2021-08-15T08:00"\n' +
        '5,in-at,Giờ vào không đọc được,"""p3,"",a,"\n',
    );
  });

  it('recount, verify, rebuild and say what is wrong with a call', async () => {
    const env = { DATABASE_URL: t.databaseUrl };
    expect(await vungxanh(env, 'recount', '--json')).toMatchObject({ code: 0, out: '[]\n' });
    expect(JSON.parse((await vungxanh(env, 'audit', 'verify', '--json')).out)).toEqual({
      whole: true,
      broken: null,
    });
    const rebuilt = await vungxanh(env, 'rebuild', '--all', '--json');
    expect(JSON.parse(rebuilt.out)).toMatchObject({ datasets: ['live', 'demo', 'study:small'] });
    expect((await vungxanh(env, 'rebuild', 'nothing')).code).toBe(2);
    expect((await vungxanh(env, 'import', 'visits', '--study', 'x')).code).toBe(2);
    const missing = await vungxanh(env, 'import', 'visits', '--file', '/nowhere.csv', '--study', 'x');
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('Không đọc được tệp');
  });

  it('find a counter that is wrong and exit 1', async () => {
    await t.app.platform.db.transaction().execute(async (tx) => {
      await addFigures(tx, [
        {
          metric: 'cases.announced',
          dataset: 'live',
          areaNo: t.app.areas.current('2026-11-16')[0]!.no,
          at: 0,
          by: 2,
        },
      ]);
    });
    const run = await vungxanh({ DATABASE_URL: t.databaseUrl }, 'recount');
    expect(run.code).toBe(1);
    expect(run.out).toContain('live,cases.announced,');
  });

  it('say that the database cannot be reached', async () => {
    const run = await vungxanh({ DATABASE_URL: 'postgres://x:y@127.0.0.1:1/none' }, 'recount');
    expect(run.code).toBe(1);
    expect(run.err).toContain('ECONNREFUSED');
  });
});

describe('commands on the embedded database', () => {
  let server: EmbeddedPostgres;
  afterAll(async () => {
    await server?.stop();
  });

  it('join the one that another process runs', async () => {
    const started = await startEmbeddedPostgres({ dataDir: folder });
    if (!started.ok) {
      throw new Error(started.messageEn);
    }
    server = started;
    const run = await vungxanh({}, 'recount', '--json');
    expect(run).toMatchObject({ code: 0, out: '[]\n' });
    expect(await server.healthy()).toBe(true);
  });

  it('start it for themselves and stop it again', async () => {
    await server.stop();
    const run = await vungxanh({}, 'audit', 'verify', '--json');
    expect(run.code).toBe(0);
    const again = await startEmbeddedPostgres({ dataDir: folder });
    expect(again).toMatchObject({ ok: true, adopted: false });
    if (again.ok) {
      await again.stop();
    }
  });
});
