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

/**
 * Waits until every event has reached the modules that follow it, so that nothing changes by itself any more. Twice: a
 * handler may have told of something new to a module that was looked at before.
 */
export async function settled(app: App): Promise<void> {
  for (let pass = 0; pass < 2; pass += 1) {
    await vi.waitFor(async () => expect(await waiting(app)).toBe(0), { timeout: 30_000, interval: 50 });
  }
}
