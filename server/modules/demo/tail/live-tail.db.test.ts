import { sql } from 'kysely';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestApp, testApp } from '../../../../test/support/app.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { recountFigures } from '../../../platform/figures/recount.ts';
import { loadDemo, startLiveTail } from '../index.ts';
import { readRun } from '../store/runs.ts';

let t: TestApp;
let baseUrl: string;
let started: number;
const scope = systemScope('test', 'demo');

beforeAll(async () => {
  t = await testApp();
  started = t.clock.now();
  await loadDemo(t.app, { people: 1_500, seed: 20, now: started, provinceCode: '20', historyDays: 10 });
  await t.http.listen({ host: '127.0.0.1', port: 0 });
  baseUrl = `http://127.0.0.1:${(t.http.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await t.close();
});

type Counts = { live: number; posted: number; confirmed: number };

async function counts(): Promise<Counts> {
  const found = await sql<Counts>`select count(*) filter (where dataset = 'live')::int as live,
      count(*) filter (where dataset = 'demo' and source <> 7)::int as posted,
      (select count(*)::int from case_file where dataset = 'demo' and classification = 'CONFIRMED') as confirmed
    from presence`.execute(t.app.platform.db);
  return found.rows[0]!;
}

/** Lets the tail live through `steps` steps of the test's clock. */
async function live(steps: number, stepMs: number): Promise<void> {
  const tail = await startLiveTail(t.app, { speed: 1, tickMs: 10 });
  const before = (await counts()).posted;
  tail!.begin(baseUrl);
  // The first step sends a check-in at once.
  await vi.waitFor(async () => expect((await counts()).posted).toBeGreaterThan(before), 30_000);
  for (let i = 0; i < steps; i += 1) {
    t.clock.advance(stepMs);
    await sleep(150);
  }
  await tail!.stop();
}

describe('the live tail', () => {
  it('posts check-ins and a case within a minute, into the demo dataset only', async () => {
    const before = await counts();
    await live(12, 5_000);
    const after = await counts();
    expect(after.posted - before.posted).toBeGreaterThanOrEqual(8);
    expect(after.confirmed - before.confirmed).toBe(1);
    expect(after.live).toBe(0);
  });

  it('makes up for a stop of some hours when it begins again, and goes on with the next case', async () => {
    const before = await counts();
    const { nextCase, livedUntil } = (await readRun(scope, t.app.platform.db))!;
    expect(livedUntil).toBe(started + 60_000);
    t.clock.set(started + 6 * HOUR_MS);
    await live(6, 5_000);
    const after = await counts();
    // An afternoon of 1,500 people: school and work begin again at half past one.
    expect(after.posted - before.posted).toBeGreaterThan(200);
    expect((await readRun(scope, t.app.platform.db))!.nextCase).toBeGreaterThan(nextCase);
  });

  it('leaves counters that a recount confirms', async () => {
    const figures = t.app.modules.flatMap((module) => module.figures ?? []);
    expect(await recountFigures(t.app.platform.db, figures, t.clock.now())).toEqual([]);
  });

  it('stands still at speed 0', async () => {
    expect(await startLiveTail(t.app, { speed: 0 })).toBeNull();
  });
});
