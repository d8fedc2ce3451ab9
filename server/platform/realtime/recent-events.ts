import type { EventPage } from '../events/outbox.ts';
import type { OutboxEvent } from '../events/events.ts';

/** What is kept at most: more than consumers fall behind while an import opens thousands of cases. */
const MOST = 6_000;

/** The newest events in memory, without a gap: what many follow is read from the database and parsed once. */
export type RecentEvents = {
  readonly add: (events: readonly OutboxEvent[]) => void;
  /** As `readTopics`; null where the place is not among those kept, or nothing is known after it. */
  readonly after: (cursor: string, limit: number, topics: readonly string[]) => EventPage | null;
};

/** @param start the place after which the first event to add stands. */
export function recentEvents(start: string): RecentEvents {
  let kept: OutboxEvent[] = [];
  // How many were added up to and with each place; `gone` of them are forgotten.
  const places = new Map([[start, 0]]);
  let gone = 0;
  return {
    add: (events) => {
      for (const event of events) {
        kept.push(event);
        places.set(event.cursor, gone + kept.length);
      }
      if (kept.length > MOST) {
        const forgotten = kept.length - MOST / 2;
        kept = kept.slice(forgotten);
        gone += forgotten;
        for (const [place, count] of places) {
          if (count >= gone) {
            break;
          }
          places.delete(place);
        }
      }
    },
    after: (cursor, limit, topics) => {
      const count = places.get(cursor);
      const page = count === undefined ? [] : kept.slice(count - gone, count - gone + limit);
      const last = page.at(-1);
      return last === undefined
        ? null
        : { events: page.filter(({ topic }) => topics.includes(topic)), to: last.cursor };
    },
  };
}
