import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { startEventHub } from '../realtime/hub.ts';
import { consumeEvents } from './consumer.ts';
import { appendEvent, readCursor, readEvents } from './outbox.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

it.each([
  ['an outbox with events', false],
  ['an empty outbox', true],
])('a new consumer keeps its place over a stop: what happens meanwhile reaches it (%s)', async (_, empty) => {
  const { platform } = t.app;
  const handled: number[] = [];
  const module = {
    name: `newcomer-${empty ? 'empty' : 'full'}`,
    dependsOn: [],
    events: {
      'presence.recorded': async ({ payload }: { payload: { opened: number } }) => {
        handled.push(payload.opened);
      },
    },
  };
  const tell = async (opened: number) =>
    await platform.db.transaction().execute(
      async (tx) =>
        await appendEvent(tx, {
          topic: 'presence.recorded',
          dataset: 'test',
          payload: { areaNos: [], opened },
          at: t.clock.now(),
        }),
    );
  if (empty) {
    await sql`delete from outbox`.execute(platform.db);
  } else {
    await tell(1);
  }
  // Readers see an event once every older transaction of the whole server is through.
  const seen = async (count: number) =>
    await vi.waitFor(async () => expect(await readEvents(platform.db, '0-0', 1_000)).toHaveLength(count), {
      timeout: 30_000,
      interval: 50,
    });
  await seen(empty ? 0 : 1);
  const hub = await startEventHub(platform.db, t.databaseUrl, platform.log);
  const first = await consumeEvents(platform, hub, [module]);
  await first.stop();
  expect(handled).toEqual([]);
  await tell(2);
  await seen(empty ? 1 : 2);
  const second = await consumeEvents(platform, hub, [module]);
  await vi.waitFor(() => expect(handled).toEqual([2]), { timeout: 30_000, interval: 50 });
  await second.stop();
  await hub.stop();
  expect(await readCursor(platform.db, module.name)).not.toBe('0-0');
});
