import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import type { OutboxEvent } from '../events/events.ts';
import { appendEvent, OUTBOX_CHANNEL } from '../events/outbox.ts';
import { type Sleep, startEventHub } from './hub.ts';

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

it('looks soon and ever more rarely for what an older transaction holds back, then hands it on in order', async () => {
  const { db, log } = t.app.platform;
  const waits: number[] = [];
  const watched: Sleep = (ms) => {
    waits.push(ms);
    return { over: setTimeout(5), wake: () => undefined };
  };
  const got: OutboxEvent[] = [];
  const hub = await startEventHub(db, t.databaseUrl, log, watched);
  hub.subscribe((events) => got.push(...events));
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const older = db.transaction().execute(async (tx) => {
    await appendEvent(tx, event(1));
    begun.resolve();
    await ended.promise;
  });
  await begun.promise;
  await db.transaction().execute(async (tx) => await appendEvent(tx, event(2)));
  try {
    const after = await vi.waitFor(() => {
      const since = waits.slice(Math.max(0, waits.lastIndexOf(20)));
      expect(since.length).toBeGreaterThan(8);
      expect(since[0]).toBe(20);
      return since;
    }, 30_000);
    expect(after.slice(0, 8)).toEqual([20, 40, 80, 160, 320, 640, 1000, 1000]);
    expect(got).toEqual([]);
  } finally {
    ended.resolve();
    await older;
  }
  await vi.waitFor(() => expect(got).toHaveLength(2), 30_000);
  expect(got.map(({ payload }) => payload)).toEqual([1, 2].map((opened) => ({ areaNos: [1], opened })));
  await hub.stop();
});

it('rests between two tries while the database is away, though something was announced just before', async () => {
  const { db, log } = t.app.platform;
  const name = new URL(t.databaseUrl).pathname.slice(1);
  const [server, own] = [inject('databaseUrl'), t.databaseUrl].map(
    (connectionString) => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client];
  // It is put out with the others.
  own.on('error', () => undefined);
  await Promise.all([server.connect(), own.connect()]);
  await own.query(`listen ${OUTBOX_CHANNEL}`);
  const announced = new Promise((resolve) => own.once('notification', resolve));
  const waits: number[] = [];
  let rest = Promise.withResolvers<void>();
  const held: Sleep = (ms) => {
    waits.push(ms);
    return { over: rest.promise, wake: () => undefined };
  };
  const hub = await startEventHub(db, t.databaseUrl, log, held);
  try {
    await vi.waitFor(() => expect(waits).toEqual([20]));
    await db.transaction().execute(async (tx) => await appendEvent(tx, event(3)));
    await announced;
    await server.query(`alter database ${name} allow_connections false`);
    await server.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and query ilike 'listen %'`,
      [name],
    );
    const first = rest;
    rest = Promise.withResolvers<void>();
    first.resolve();
    await vi.waitFor(() => expect(waits).toEqual([20, 1000]), 10_000);
  } finally {
    await server.query(`alter database ${name} allow_connections true`);
    rest.resolve();
    await hub.stop();
    await server.end();
    await own.end().catch(() => undefined);
  }
});
