import { expect, vi } from 'vitest';
import type { App } from '../../server/app.ts';
import { readCursor, readEvents } from '../../server/platform/events/outbox.ts';

const PAGE = 2_000;

/** How many events wait for a module that has a handler for them. */
async function waiting({ modules, platform: { db } }: App): Promise<number> {
  let count = 0;
  for (const { name, events } of modules) {
    const cursor = events === undefined ? null : await readCursor(db, name);
    const later = cursor === null ? [] : await readEvents(db, cursor, PAGE);
    count += later.filter(({ topic }) => events?.[topic] !== undefined).length;
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
