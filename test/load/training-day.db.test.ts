import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quantile } from '../../cli/bench/numbers.ts';
import {
  acts,
  type Answer,
  type Caller,
  citizenActs,
  type CitizenProps,
  MIX,
} from '../../cli/bench/training-acts.ts';
import type { TrainingRun } from '../../contract/training.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { makeCheckIns, send } from '../faults/check-ins.ts';
import { embeddedPostgres, type Program, startProgram } from '../faults/program.ts';
import { type Db, openDatabase } from '../../server/platform/db/database.ts';
import { seed } from '../faults/seed.ts';

const runs = process.env['VX_TEST_FULL'] === '1';
/** Sites that Thái Bình trained in one day. */
const SITES = 323;
/** All begin within this time, ms. */
const ARRIVE_MS = 180_000;
/** Between two looks or acts of a trainee, ms: a drill of ten minutes in one. */
const STEP_MS = 4_000;
/** Officers who work on real data in the same program. */
const OFFICERS = 6;
const PEOPLE = 5_000;
let dataDir: string;
let program: Program | undefined;
const ms = new Map<string, number[]>();
const refusals = new Map<string, number>();

beforeAll(async () => {
  if (runs) {
    dataDir = await mkdtemp(join(tmpdir(), 'vx-training-'));
    await chmod(dataDir, 0o755);
    program = await startProgram({ dataDir, demoPeople: PEOPLE });
  }
}, 300_000);
afterAll(async () => {
  await program?.stop();
  if (runs) {
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** One request, measured under a name. */
async function timed(name: string, path: string, init: RequestInit): Promise<Response> {
  const at = performance.now();
  const answer = await fetch(`${program!.url}/api/v1${path}`, init);
  ms.set(name, [...(ms.get(name) ?? []), performance.now() - at]);
  if (answer.status >= 400) {
    const key = `${name} ${answer.status} ${(await answer.clone().text()).slice(0, 60)}`;
    refusals.set(key, (refusals.get(key) ?? 0) + 1);
  }
  return answer;
}

function callerWith(headers: Record<string, string>, who: string): Caller {
  return async (method, path, body) => {
    const name = `${who} ${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '{id}').split('?')[0]}`;
    const init = {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const answer = await timed(name, path, init);
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Answer['body'] };
  };
}

async function enrol(role: string, n: number): Promise<Caller> {
  const body = JSON.stringify({ name: `Học viên ${n}`, unit: `Điểm ${n}`, role });
  const headers = { 'content-type': 'application/json' };
  const answer = await timed('trainee POST /training/enrol', '/training/enrol', {
    method: 'POST',
    headers,
    body,
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = await timed('trainee GET /session', '/session', { headers: { cookie } });
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  return callerWith({ cookie, 'x-csrf-token': csrfToken }, 'trainee');
}

/** A trainee from enrolment to the last act; between acts the bar of every screen asks how far the drill is. */
async function train(n: number): Promise<{ done: number; finished: boolean }> {
  const role = MIX[n % MIX.length]!;
  if (role === 'citizen') {
    return await trainCitizen(n);
  }
  const me = await enrol(role, n);
  await me('GET', '/training/drills');
  const { body } = await me('POST', '/training/runs', { id: uuid7(), drill: role });
  for (const act of acts[role]!(me, body as unknown as TrainingRun)) {
    await pause(STEP_MS);
    await act();
    await me('GET', '/training/run');
  }
  const last = await me('GET', '/training/run');
  const run = last.body['run'] as unknown as TrainingRun;
  return { done: run.done.length, finished: run.finishedAt !== null };
}

async function trainCitizen(n: number): Promise<{ done: number; finished: boolean }> {
  const me = callerWith({}, 'citizen');
  const begun = { id: uuid7(), name: `Người dân ${n}`, unit: `Khối ${n}`, drill: 'citizen' };
  const { body } = await me('POST', '/training/citizen-runs', begun);
  const token = body['token'] as string;
  const { props } = body['run'] as { props: CitizenProps };
  for (const act of citizenActs(me, token, props, areas[n % areas.length]!)) {
    await pause(STEP_MS);
    await act();
  }
  const last = await me('POST', '/training/citizen-runs/state', { token });
  return { done: (last.body['done'] as string[]).length, finished: false };
}

let areas: string[] = [];

/** Every figure of the real data, and how many rows each table holds of them; the trail of the officers' own looks grows. */
async function liveCounts(db: Db): Promise<unknown> {
  const figures = await sql`select metric, sum(value)::text as n from figure where dataset = 'live'
    group by metric order by metric`.execute(db);
  const tables = await sql<{ name: string }>`select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'dataset' and t.table_type = 'BASE TABLE'
      and c.table_name not like 'audit%' order by 1`.execute(db);
  const rows: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const counted = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}
      where dataset = 'live'`.execute(db);
    rows[name] = counted.rows[0]!.n;
  }
  return { figures: figures.rows, rows };
}

/** An officer on real data: lists, a search, figures, one after the other, until told to stop. */
async function work(token: string, until: () => boolean): Promise<void> {
  const me = callerWith({ authorization: `Bearer ${token}` }, 'officer');
  const pages = [
    '/places?limit=50',
    '/cases?limit=50',
    '/people?q=mai',
    '/figures?metric=presence.stays&step=total',
  ];
  for (let n = 0; !until(); n += 1) {
    await me('GET', pages[n % pages.length]!);
    await pause(1_000);
  }
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

describe('a province in one day', () => {
  it.skipIf(!runs || process.platform !== 'linux')(
    'trains 323 sites at once beside officers at work, and no count of real data moves',
    async () => {
      const { url, pid } = program!;
      const database = (await embeddedPostgres(dataDir)).url;
      const { db, close } = openDatabase(database);
      const seeded = await seed(database, join(dataDir, 'files'), ['Chợ A', 'Chợ B', 'Chợ C']);
      try {
        const checkIns = makeCheckIns(200, seeded.codes);
        await Promise.all(checkIns.map(async (checkIn) => await send(url, seeded.token, checkIn)));
        areas = seeded.app.areas
          .current('2026-11-16', 'commune')
          .map(({ id }) => id)
          .slice(0, 20);
        // It works by its own clock too, and cuts briefings of the real data: only the program is to be seen.
        await seeded.app.stop();
        const before = await liveCounts(db);
        const started = Date.now();
        const memory = [await residentBytes(pid())];
        let over = false;
        const officers = Array.from({ length: OFFICERS }, async () => await work(seeded.token, () => over));
        const watch = (async () => {
          while (!over) {
            memory.push(await residentBytes(pid()));
            await pause(2_000);
          }
        })();
        const results = await Promise.all(
          Array.from({ length: SITES }, async (_, n) => {
            await pause((n / SITES) * ARRIVE_MS);
            return await train(n).catch((error: Error) => ({
              done: 0,
              finished: false,
              role: MIX[n % MIX.length],
              error: error.message,
            }));
          }),
        );
        over = true;
        await Promise.all([...officers, watch]);
        const all = (who: string) =>
          [...ms].filter(([name]) => name.startsWith(who)).flatMap(([, list]) => list);
        const line = (list: readonly number[]) =>
          `${list.length} requests, p50 ${Math.round(quantile(list, 0.5))} ms, p95 ${Math.round(quantile(list, 0.95))} ms, max ${Math.round(Math.max(...list))} ms`;
        const mib = (bytes: number) => Math.round(bytes / 1024 / 1024);
        const slowest = [...ms]
          .sort(([, a], [, b]) => quantile(b, 0.95) - quantile(a, 0.95))
          .map(([name, list]) => `  ${name}: ${line(list)}`);
        process.stdout.write(
          [
            `${SITES} trainees in ${Math.round((Date.now() - started) / 1000)} s`,
            ...['trainee', 'citizen', 'officer'].map((who) => `${who}: ${line(all(who))}`),
            `memory ${mib(memory[0]!)} MiB before, ${mib(Math.max(...memory))} MiB at most, ${mib(memory.at(-1)!)} MiB after`,
            `refused: ${JSON.stringify([...refusals])}`,
            ...slowest,
            '',
          ].join('\n'),
        );
        expect([...refusals]).toEqual([]);
        expect(results.filter(({ done }) => done === 0)).toEqual([]);
        expect(await liveCounts(db)).toEqual(before);
        expect(quantile(all('officer'), 0.95)).toBeLessThan(2_000);
      } finally {
        await close();
      }
    },
    600_000,
  );
});
