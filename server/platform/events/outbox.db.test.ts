import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import {
  appendEvent,
  appendEvents,
  headCursor,
  parseCursor,
  readCursor,
  readEvents,
  saveCursor,
} from './outbox.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

const event = (opened: number) => ({
  topic: 'presence.recorded' as const,
  dataset: 'test',
  payload: { areaNos: [1], opened },
  at: t.clock.now(),
});

it('hides an event as long as an earlier transaction may still commit one before it, and loses none', async () => {
  const { db } = t.app.platform;
  const start = await headCursor(db);
  let commitSlow: () => void = () => undefined;
  const slowStarted = Promise.withResolvers<void>();
  const slow = db.transaction().execute(async (tx) => {
    await appendEvent(tx, event(1));
    slowStarted.resolve();
    await new Promise<void>((resolve) => {
      commitSlow = resolve;
    });
  });
  await slowStarted.promise;
  await db.transaction().execute(async (tx) => await appendEvents(tx, [event(2), event(3)]));
  expect(await readEvents(db, start, 10)).toEqual([]);
  commitSlow();
  await slow;
  // Transactions of other databases of the same server count too: wait until they are through.
  const events = await vi.waitFor(
    async () => {
      const found = await readEvents(db, start, 10);
      expect(found).toHaveLength(3);
      return found;
    },
    { timeout: 30_000 },
  );
  expect(events.map((one) => one.payload)).toEqual([1, 2, 3].map((opened) => ({ areaNos: [1], opened })));
  expect(await readEvents(db, events[0]!.cursor, 10)).toHaveLength(2);
  expect(await readEvents(db, events[2]!.cursor, 10)).toEqual([]);
});

it('keeps nothing of a transaction that was rolled back', async () => {
  const { db } = t.app.platform;
  const start = await headCursor(db);
  const failing = db.transaction().execute(async (tx) => {
    await appendEvent(tx, event(9));
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await readEvents(db, start, 10)).toEqual([]);
});

it('remembers where a consumer stands, and reads no cursor that is none', async () => {
  const { db } = t.app.platform;
  expect(await readCursor(db, 'reader')).toBe('0-0');
  await saveCursor(db, 'reader', '12-34', t.clock.now());
  await saveCursor(db, 'reader', '12-35', t.clock.now());
  expect(await readCursor(db, 'reader')).toBe('12-35');
  expect(parseCursor("1-1'; drop table outbox")).toBeNull();
});

it('orders transactions as numbers: 9 before 10', async () => {
  const { db } = t.app.platform;
  await sql`delete from outbox`.execute(db);
  for (const tx of ['10', '9', '100']) {
    await sql`insert into outbox (tx, topic, dataset, payload, at)
      values (${tx}::xid8, 'presence.recorded', 'test', '{}', ${new Date(t.clock.now())})`.execute(db);
  }
  const transactions = (await readEvents(db, '0-0', 10)).map((one) => one.cursor.split('-')[0]);
  expect(transactions).toEqual(['9', '10', '100']);
  expect((await headCursor(db)).split('-')[0]).toBe('100');
});
