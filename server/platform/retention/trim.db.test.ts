import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { DAY_MS } from '../clock/clock.ts';
import { appendEvents } from '../events/outbox.ts';
import { trimPlatform } from './trim.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

it('deletes what nobody can ask for any more, and keeps the newest event of a dataset', async () => {
  const { db } = t.app.platform;
  const now = t.clock.now();
  const event = (dataset: string, at: number) => ({
    topic: 'presence.recorded' as const,
    dataset,
    payload: { areaNos: [], opened: 0 },
    at,
  });
  await sql`delete from outbox`.execute(db);
  await sql`delete from outbox_cursor`.execute(db);
  await db
    .transaction()
    .execute(
      async (tx) =>
        await appendEvents(tx, [
          event('demo', now - 9 * DAY_MS),
          event('demo', now - 8 * DAY_MS),
          event('live', now - 8 * DAY_MS),
        ]),
    );
  const caller = await t.as('tracer');
  await sql`update session set expires_at = ${new Date(now - 1)}`.execute(db);
  const deleted = await trimPlatform(db, now);
  expect(deleted).toMatchObject({ outbox: 1, session: 1 });
  const kept = await sql<{ dataset: string }>`select dataset from outbox order by dataset`.execute(db);
  expect(kept.rows.map((row) => row.dataset)).toEqual(['demo', 'live']);
  t.clock.advance(10_000);
  expect((await caller.get('/session')).statusCode).toBe(401);
});

it('keeps events that a consumer has not read', async () => {
  const { db } = t.app.platform;
  await sql`insert into outbox_cursor values ('slow', '0'::xid8, 0, ${new Date(0)})`.execute(db);
  const deleted = await trimPlatform(db, t.clock.now() + 100 * DAY_MS);
  expect(deleted['outbox']).toBe(0);
});
