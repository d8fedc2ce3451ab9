import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { type Caller, testApp, type TestApp } from '../support/app.ts';
import { runningClock } from '../support/fixed.ts';
import { countersOff } from './check-ins.ts';
import { type Program, startProgram } from './program.ts';

const ROWS = 8_000;
/** What one transaction takes in; the first takes fewer. */
const [FIRST_BATCH, BATCH] = [500, 2_000];

type Shown = {
  readonly state: string;
  readonly plan: object;
  readonly progress: number;
  readonly counts: { readonly ready: number; readonly imported: number; readonly duplicate: number };
};

let t: TestApp;
let officer: Caller;
let program: Program;
let dataDir: string;

beforeAll(async () => {
  t = await testApp({ clock: runningClock() });
  officer = await t.as('health-officer', '20', 'live');
  // The work is the killed program's alone.
  await t.app.platform.jobs.stop();
  dataDir = await mkdtemp(join(tmpdir(), 'vx-killed-'));
  await chmod(dataDir, 0o755);
  program = await startProgram({ dataDir, databaseUrl: t.databaseUrl });
});
afterAll(async () => {
  await program?.stop();
  await t.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function call(path: string, body?: unknown): Promise<Shown> {
  const answer = await fetch(`${program.url}/api/v1/imports${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status, path).toBeLessThan(300);
  return (await answer.json()) as Shown;
}

const until = async (id: string, isThere: (now: Shown) => boolean): Promise<Shown> =>
  await vi.waitFor(
    async () => {
      const now = await call(`/${id}`);
      expect(isThere(now)).toBe(true);
      return now;
    },
    { timeout: 120_000, interval: 10 },
  );

describe('kill -9 of the server in the middle of an import', () => {
  it('goes on with the batch that was not finished, loses no row and takes none in twice', async () => {
    const lines = Array.from(
      { length: ROWS },
      (_, i) => `${i + 1},Sầm Thị ${'ABCDEGHIKLMNOPQRSTUV'[i % 20]}${'aeiou'[i % 5]},${1940 + (i % 80)}`,
    );
    const id = uuid7();
    const content = Buffer.from(`STT,Họ tên,Năm sinh\n${lines.join('\n')}\n`).toString('base64');
    const sheet = { id, fileName: 'ds.csv', sender: 'TTYT', areaId: t.areaId('20'), kind: 'case', content };
    const { plan } = await call('', sheet);
    await call(`/${id}/plan`, { ...plan, disease: 'covid-19', day: '2026-11-16' });
    await until(id, ({ state, progress }) => state !== 'checking' || progress > 0);
    await program.kill();
    await program.restart();
    const checked = await until(id, ({ state }) => state !== 'checking');
    expect(checked).toMatchObject({ state: 'checked', counts: { ready: ROWS } });

    await call(`/${id}/commit`, {});
    await until(id, ({ progress }) => progress > 0);
    await program.kill();
    const { db } = t.app.platform;
    const taken = async () => {
      const found = await sql<{ rows: number; people: number; cases: number }>`select
        (select count(*)::int from sheet_import_row where import_id = ${id} and state in ('imported', 'duplicate')) as rows,
        (select count(*)::int from person where source = 'import-case') as people,
        (select count(distinct person_no)::int from case_file) as cases`.execute(db);
      return found.rows[0]!;
    };
    const before = await taken();
    // A batch is there whole, with its people and cases, or not at all.
    expect(before.rows % BATCH).toBe(FIRST_BATCH);
    expect(before).toEqual({ rows: before.rows, people: before.rows, cases: before.rows });
    expect(before.rows).toBeGreaterThan(0);
    expect(before.rows).toBeLessThan(ROWS);

    await program.restart();
    const resumed = await call(`/${id}`);
    expect(resumed.progress).toBeGreaterThanOrEqual(before.rows / ROWS);
    await until(id, ({ state }) => state === 'done');
    expect(await taken()).toEqual({ rows: ROWS, people: ROWS, cases: ROWS });
    expect(await countersOff(t.app)).toEqual([]);
  }, 300_000);
});
