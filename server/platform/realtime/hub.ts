import type { Logger } from 'pino';
import pg from 'pg';
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
const PAGE = 500;

/**
 * Starts following the outbox from its head.
 * @param url the database; the listening connection is its own (LISTEN needs a session, and the coordinator).
 */
export async function startEventHub(db: Db, url: string, log: Logger): Promise<EventHub> {
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
    while (!stopped) {
      try {
        if (client === null) {
          await listen();
        }
        pending = false;
        while (await readOn()) {
          // a full page: there may be more
        }
      } catch (error) {
        log.warn({ err: (error as Error).message }, 'event hub: database away, will retry');
      }
      if (!pending && !stopped) {
        // A commit above the snapshot's horizon is announced before it can be read: the poll catches it.
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  }

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
