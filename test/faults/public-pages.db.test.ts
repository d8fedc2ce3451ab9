import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/platform/db/supervisor/index.ts';
import { type Program, startProgram } from './program.ts';

/** Longer than a page is sent from memory without asking. */
const STALE_MS = 1_200;
const COMMUNE = '06184';

let postgresDir: string;
let dataDir: string;
let postgres: EmbeddedPostgres;
let program: Program;

async function openPostgres(): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataDir: postgresDir });
  if (!started.ok) {
    throw new Error(started.messageEn);
  }
  return started;
}

async function get(path: string): Promise<{ status: number; state: string | null; body: string }> {
  const answer = await fetch(`${program.url}${path}`);
  return { status: answer.status, state: answer.headers.get('x-data-state'), body: await answer.text() };
}

beforeAll(async () => {
  postgresDir = await mkdtemp(join(tmpdir(), 'vx-public-postgres-'));
  dataDir = await mkdtemp(join(tmpdir(), 'vx-public-data-'));
  await chmod(postgresDir, 0o755);
  postgres = await openPostgres();
  program = await startProgram({ dataDir, databaseUrl: postgres.url });
}, 120_000);
afterAll(async () => {
  await program?.stop();
  await postgres?.stop();
  await rm(postgresDir, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

/** What people still get, and how it says that it is the last good one. */
async function expectLastGood(): Promise<void> {
  for (const path of ['/ban-do', `/xa/${COMMUNE}`, `/xa/${COMMUNE}?lang=en`]) {
    const page = await get(path);
    expect([path, page.status, page.state]).toEqual([path, 200, 'last-good']);
    expect(page.body).toContain(
      path.includes('lang=en') ? 'the database cannot be reached' : 'đang mất kết nối cơ sở dữ liệu',
    );
  }
  expect((await get('/ban-do')).body.match(/class="z /g)).toHaveLength(65);
  const map = JSON.parse((await get('/api/v1/public/map')).body) as { lastGood: boolean; areas: unknown[] };
  expect([map.lastGood, map.areas.length]).toEqual([true, 65]);
  const csv = await get('/open-data/zones/latest.csv');
  expect([csv.status, csv.state, csv.body.split('\r\n').length]).toEqual([200, 'last-good', 67]);
}

describe('the public pages while PostgreSQL is stopped', () => {
  it('shows the last good map and says so, in memory and after a restart, and is live again by itself', async () => {
    const before = await get('/ban-do');
    expect([before.status, before.state]).toEqual([200, 'live']);
    expect(before.body).not.toContain('class="away"');
    expect((await get('/open-data/presence.stays/latest.csv')).status).toBe(200);

    await postgres.stop();
    await pause(STALE_MS);
    await expectLastGood();
    // A day that nobody had looked at was never read: that is said, not made up.
    const other = await get(`/ban-do?at=${new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)}`);
    expect(other.status).toBe(503);
    expect(other.body).toContain('Không xem được ngày này');

    // A new process with an empty memory, whose database goes away before anybody looked at the map.
    await program.kill();
    postgres = await openPostgres();
    program = await startProgram({ dataDir, databaseUrl: postgres.url });
    await postgres.stop();
    await pause(STALE_MS);
    await expectLastGood();

    const { port } = new URL(postgres.url);
    postgres = await openPostgres();
    // Its port is another one each time: the program is told of it by a start of its own.
    if (new URL(postgres.url).port !== port) {
      await program.stop();
      program = await startProgram({ dataDir, databaseUrl: postgres.url });
    }
    const limit = Date.now() + 30_000;
    let state = (await get('/ban-do')).state;
    while (state !== 'live' && Date.now() < limit) {
      await pause(300);
      state = (await get('/ban-do')).state;
    }
    expect(state).toBe('live');
  }, 240_000);
});
