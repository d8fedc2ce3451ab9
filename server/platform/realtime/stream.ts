import type { ServerResponse } from 'node:http';
import type { Db } from '../db/database.ts';
import type { OutboxEvent } from '../events/events.ts';
import { parseCursor, readEvents } from '../events/outbox.ts';
import type { EventHub } from './hub.ts';

/** Turns an outbox event into what a browser may see: SSE event name and data; null hides it. */
export type Present = (event: OutboxEvent) => { name: string; data: unknown } | null;

const HEARTBEAT_MS = 20_000;
/** A client that reads slower than this many buffered bytes is dropped; it resumes by Last-Event-ID. */
const MAX_BUFFERED = 1_000_000;
const RESUME_LIMIT = 2_000;

/**
 * Serves one event stream. With `lastEventId` it first sends what was missed; where that is too much, one `reset`
 * event tells the page to reload its data.
 */
export async function serveStream(
  response: ServerResponse,
  options: { db: Db; hub: EventHub; present: Present; lastEventId: string | undefined },
): Promise<void> {
  const { db, hub, present } = options;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 3000\n\n');
  let sentTo: string | null = null;
  const backlog: OutboxEvent[] = [];
  let live = false;

  function send(events: readonly OutboxEvent[]): void {
    let text = '';
    for (const event of events) {
      if (sentTo !== null && !isAfter(event.cursor, sentTo)) {
        continue;
      }
      sentTo = event.cursor;
      const shown = present(event);
      if (shown !== null) {
        text += `id: ${event.cursor}\nevent: ${shown.name}\ndata: ${JSON.stringify(shown.data)}\n\n`;
      }
    }
    if (text !== '') {
      response.write(text);
    }
    if (response.writableLength > MAX_BUFFERED) {
      response.destroy();
    }
  }

  const unsubscribe = hub.subscribe((events) => (live ? send(events) : backlog.push(...events)));
  const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
  if (options.lastEventId !== undefined && parseCursor(options.lastEventId) !== null) {
    const missed = await readEvents(db, options.lastEventId, RESUME_LIMIT);
    sentTo = options.lastEventId;
    if (missed.length === RESUME_LIMIT) {
      response.write('event: reset\ndata: {}\n\n');
    } else {
      send(missed);
    }
  }
  live = true;
  send(backlog);
}

function isAfter(cursor: string, other: string): boolean {
  const [a, b] = [parseCursor(cursor)!, parseCursor(other)!];
  return BigInt(a.tx) > BigInt(b.tx) || (a.tx === b.tx && BigInt(a.seq) > BigInt(b.seq));
}
