import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { App } from '../../server/app.ts';
import { parseCursor, readCursor } from '../../server/platform/events/outbox.ts';

/**
 * How many events wait for a module that has a handler for them; also those that readers don't see yet because an older
 * transaction, perhaps of another test on the same server, is still running.
 */
async function waiting({ modules, platform: { db } }: App): Promise<number> {
  let count = 0;
  for (const { name, events, eventRuns } of modules) {
    const topics = Object.keys({ ...events, ...eventRuns });
    const at = topics.length === 0 ? null : parseCursor(await readCursor(db, name));
    if (at !== null) {
      const found = await sql<{ waiting: number }>`
        select count(*)::int as waiting from outbox
        where (tx, seq) > (${at.tx}::xid8, ${at.seq}::bigint) and topic = any(${topics})`.execute(db);
      count += found.rows[0]!.waiting;
    }
  }
  return count;
}

/** Longer than any other test keeps the server's oldest transaction open; one that never comes fails before its test does. */
const PATIENCE = { timeout: 30_000, interval: 50 };

/** Reads again and again until what was read is as wanted, and answers it; after half a minute the test fails. */
export async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  return await vi.waitFor(async () => {
    const value = await read();
    if (!wanted(value)) {
      throw new Error(`not as wanted: ${JSON.stringify(value)?.slice(0, 500)}`);
    }
    return value;
  }, PATIENCE);
}

/** How many jobs are due or running; one that failed waits for its next attempt and is not counted. */
async function jobsDue({ platform: { db } }: App): Promise<number> {
  const found = await sql<{ due: number }>`select count(*)::int as due from graphile_worker.jobs
    where locked_at is not null or (run_at <= now() and attempts < max_attempts)`.execute(db);
  return found.rows[0]!.due;
}

/**
 * Waits until every event has reached the modules that follow it and every job is done, so that nothing changes by itself
 * any more. Twice: a handler or a job may have told of something new to a module that was looked at before.
 */
export async function settled(app: App): Promise<void> {
  const left = async () => ({ events: await waiting(app), jobs: await jobsDue(app) });
  for (let pass = 0; pass < 2; pass += 1) {
    await vi.waitFor(async () => expect(await left()).toEqual({ events: 0, jobs: 0 }), PATIENCE);
  }
}
