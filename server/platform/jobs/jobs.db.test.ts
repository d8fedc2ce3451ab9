import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { createLog } from '../log/log.ts';
import { createJobs, type Jobs } from './jobs.ts';

let t: TestApp;
let pool: pg.Pool;
let jobs: Jobs | null = null;

beforeAll(async () => {
  t = await testApp();
  pool = new pg.Pool({ connectionString: t.databaseUrl });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await jobs?.stop();
  await pool.end();
  await t.close();
});

/** Lets the next question with these words fail as a pool without a free connection does. @returns how often it did. */
function failOnce(words: string): () => number {
  let failed = 0;
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      const text = typeof given[0] === 'string' ? given[0] : (given[0] as { readonly text: string }).text;
      if (failed === 0 && text.includes(words)) {
        failed += 1;
        return Promise.reject(new Error('timeout exceeded when trying to connect'));
      }
      return query(...given);
    }) as typeof client.query;
  });
  return () => failed;
}

describe('background work', () => {
  it('is done although the first question of its runner failed', async () => {
    const { db } = t.app.platform;
    const failures = failOnce('_private_tasks as tasks (identifier)');
    jobs = createJobs(db, pool, t.clock, createLog('silent'));
    let done = 0;
    const run = async () => {
      done += 1;
    };
    await jobs.start([{ kind: 'jobs.tried', run }], false);
    await jobs.add('jobs.tried', null, null);
    await expect.poll(() => done, { timeout: 30_000 }).toBe(1);
    expect(failures()).toBe(1);
  });
});
