import type { Module, Platform } from '../module.ts';
import type { EventHub } from '../realtime/hub.ts';
import type { OutboxEvent } from './events.ts';
import { beginCursors, type EventPage, readCursor, readTopics, saveCursor } from './outbox.ts';

export type EventConsumer = { readonly stop: () => Promise<void> };

const PAGE = 1_000;
const RETRY_MS = 2_000;

/**
 * Delivers events to the modules' handlers, in commit order, at least once: each module is a durable consumer with
 * its own cursor, so one that fails waits alone and goes on where it stood. A module that is new begins at the head (its
 * projections are built whole before), and keeps that place: what happens from then on is handled, also after a stop.
 */
export async function consumeEvents(
  platform: Platform,
  hub: EventHub,
  modules: readonly Module[],
): Promise<EventConsumer> {
  const following = modules.filter(
    ({ events, eventRuns }) => Object.keys({ ...events, ...eventRuns }).length > 0,
  );
  const names = following.map(({ name }) => name);
  await beginCursors(platform.db, names, platform.clock.now());
  const consumers = following.map((module) => follow(platform, hub, module));
  return {
    stop: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
    },
  };
}

function follow(platform: Platform, hub: EventHub, module: Module): EventConsumer {
  const handlers = (module.events ?? {}) as {
    readonly [topic: string]: ((event: OutboxEvent) => Promise<void>) | undefined;
  };
  const runHandlers = (module.eventRuns ?? {}) as {
    readonly [topic: string]: ((events: readonly OutboxEvent[]) => Promise<void>) | undefined;
  };
  const topics = Object.keys({ ...handlers, ...runHandlers });
  let stopped = false;
  let wake: () => void = () => undefined;
  let woken = true;
  const unsubscribe = hub.subscribe((events) => {
    if (events.some(({ topic }) => topics.includes(topic))) {
      woken = true;
      wake();
    }
  });

  async function run(): Promise<void> {
    let cursor: string | null = null;
    // What others wrote is passed over in memory, and noted once when all is read.
    let saved: string | null = null;
    while (!stopped) {
      try {
        cursor ??= await readCursor(platform.db, module.name);
        saved ??= cursor;
        woken = false;
        const { events, to }: EventPage =
          hub.recent(cursor, PAGE, topics) ?? (await readTopics(platform.db, cursor, PAGE, topics));
        for (const run of runsOf(events)) {
          const [{ topic }] = run;
          await runHandlers[topic]?.(run);
          for (const event of run) {
            await handlers[topic]?.(event);
            cursor = event.cursor;
          }
        }
        cursor = to ?? cursor;
        if (events.length > 0 || (to === null && cursor !== saved)) {
          await saveCursor(platform.db, module.name, cursor, platform.clock.now());
          saved = cursor;
        }
        if (to !== null) {
          continue;
        }
        await pause(stopped || woken ? 0 : 60_000);
      } catch (error) {
        platform.log.warn(
          { module: module.name, err: (error as Error).message },
          'event handler failed, will retry',
        );
        await pause(stopped ? 0 : RETRY_MS);
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    stop: async () => {
      stopped = true;
      unsubscribe();
      wake();
      await running;
    },
  };
}

/** Events that follow each other with one topic, together. */
function runsOf(events: readonly OutboxEvent[]): [OutboxEvent, ...OutboxEvent[]][] {
  const runs: [OutboxEvent, ...OutboxEvent[]][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last === undefined || last[0].topic !== event.topic) {
      runs.push([event]);
    } else {
      last.push(event);
    }
  }
  return runs;
}
