import type { Logger } from 'pino';
import pg from 'pg';
import { sayAtWork } from '../db/at-work.ts';
import type { Db } from '../db/database.ts';
import type { OutboxEvent } from '../events/events.ts';
import { headCursor, OUTBOX_CHANNEL, readEvents } from '../events/outbox.ts';
import { type RecentEvents, recentEvents } from './recent-events.ts';

type Listener = (events: readonly OutboxEvent[]) => void;

/** Follows the outbox: wakes on NOTIFY, polls when the listening connection is away, hands every event on once. */
export type EventHub = {
  readonly subscribe: (listener: Listener) => () => void;
  readonly recent: RecentEvents['after'];
  readonly stop: () => Promise<void>;
};

const POLL_MS = 1_000;
const FIRST_WAIT_MS = 20;
const PAGE = 500;

/** How long the hub sleeps before it looks again. */
export type Sleep = (ms: number) => { readonly over: Promise<void>; readonly wake: () => void };

const sleep: Sleep = (ms) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return {
    over: promise,
    wake: () => {
      clearTimeout(timer);
      resolve();
    },
  };
};

/**
 * Starts following the outbox from its head.
 * @param url the database; the listening connection is its own (LISTEN needs a session, and the coordinator).
 * @param pause how it sleeps between two looks; tests watch it.
 */
export async function startEventHub(
  db: Db,
  url: string,
  log: Logger,
  pause: Sleep = sleep,
): Promise<EventHub> {
  const listeners = new Set<Listener>();
  let cursor = await headCursor(db);
  const recent = recentEvents(cursor);
  let stopped = false;
  let wake: () => void = () => undefined;
  let pending = false;
  let client: pg.Client | null = null;

  function nudge(): void {
    pending = true;
    wake();
  }

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url });
    next.on('error', () => {
      client = null;
    });
    next.on('end', () => {
      client = null;
    });
    next.on('notification', nudge);
    await next.connect();
    await sayAtWork(next);
    await next.query(`listen ${OUTBOX_CHANNEL}`);
    client = next;
  }

  async function readOn(): Promise<boolean> {
    const events = await readEvents(db, cursor, PAGE);
    if (events.length === 0) {
      return false;
    }
    cursor = events.at(-1)!.cursor;
    recent.add(events);
    for (const listener of listeners) {
      listener(events);
    }
    return events.length === PAGE;
  }

  async function follow(): Promise<void> {
    let wait = POLL_MS;
    while (!stopped) {
      try {
        if (client === null) {
          await listen();
          // What was announced before nobody heard.
          pending = true;
        }
        // Announced, and perhaps not to be read yet: an older transaction of the cluster runs. The looks that follow come soon at
        // first and ever more rarely, so that a short one holds an event up for little and a long one costs few looks.
        wait = pending ? FIRST_WAIT_MS : Math.min(wait * 2, POLL_MS);
        pending = false;
        while (await readOn()) {
          // a full page: there may be more
        }
      } catch (error) {
        wait = POLL_MS;
        // Whatever was announced is found once the database is back; until then it must not be asked without rest.
        pending = false;
        log.warn({ err: (error as Error).message }, 'event hub: database away, will retry');
      }
      if (!pending && !stopped) {
        const next = pause(wait);
        wake = next.wake;
        await next.over;
      }
    }
  }

  // Before anything is served, others know that somebody works here; a database that is away is tried again below.
  await listen().catch(() => undefined);
  pending = true;
  const running = follow();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recent: recent.after,
    stop: async () => {
      stopped = true;
      wake();
      await running;
      await client?.end().catch(() => undefined);
    },
  };
}
