import { PresenceIndex, type StayColumns } from '../../../../lib/epidemiology/presence-index/index.ts';
import { LOCAL_OFFSET_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { createCopyReader } from '../rules/copy-binary.ts';
import { copyOut } from '../store/copy-out.ts';
import {
  copyStatement,
  type Horizon,
  type LogEvent,
  readDays,
  readLog,
  readStaysAt,
} from '../store/index-source.ts';
import type { HeldDataset } from './messages.ts';

const KEYS_AT_ONCE = 5_000;
/** Days are read side by side: one connection leaves PostgreSQL waiting for us and us for it. */
const READERS = 2;
/** Events are kept for days; an index that slept longer than this reads everything again. */
const LONGEST_SLEEP_MS = 3_600_000;

type Held = { index: PresenceIndex; buildMs: number };

/** The indexes of some datasets, and how far in the outbox they are. One call at a time. */
export type HeldIndexes = {
  /** Reads a whole dataset; the one that was held answers until then. */
  readonly build: (dataset: string) => Promise<void>;
  /** Takes in everything that is committed by now. @returns how many events that were. */
  readonly catchUp: () => Promise<number>;
  /** When the last look at the outbox that was taken in began, by `performance.now()`. */
  readonly lookedAt: () => number;
  readonly of: (dataset: string) => PresenceIndex | undefined;
  readonly asOf: () => number;
  readonly held: () => readonly HeldDataset[];
};

/** @param database a pool of at least three connections. */
export function createHeldIndexes(database: Database): HeldIndexes {
  const { db, pool } = database;
  const all = new Map<string, Held>();
  let horizon: Horizon | null = null;
  let asOf = 0;
  let lookedAt = -Infinity;
  /** Events above the horizon that were taken in already. */
  let seen = new Set<number>();

  async function readInto(
    index: PresenceIndex,
    dataset: string,
    day: number | null,
  ): Promise<Map<number, StayColumns>> {
    const columns = new Map<number, StayColumns>(day === null ? [] : [[day, index.columnsOf(day)]]);
    let last = day === null ? undefined : columns.get(day);
    const reader = createCopyReader((placeNo, personNo, inAt, outAt) => {
      const start = day ?? startOfLocalDay(inAt);
      if (last?.dayStart !== start) {
        last = columns.get(start) ?? index.columnsOf(start);
        columns.set(start, last);
      }
      const { dayStart } = last;
      last.add(index.places.put(placeNo), index.people.put(personNo), inAt - dayStart, outAt - dayStart);
    });
    const client = await pool.connect();
    try {
      await client.query('set statement_timeout = 0');
      await copyOut(client, copyStatement(db, dataset, day), reader);
    } finally {
      // Not back into the pool: its session has no limit of time any more.
      client.release(true);
    }
    if (!reader.ended()) {
      throw new Error('the copy of the log ended early');
    }
    return columns;
  }

  async function load(dataset: string): Promise<void> {
    const started = performance.now();
    const index = new PresenceIndex(LOCAL_OFFSET_MS);
    const waiting: (number | null)[] = (await readDays(db, dataset)) ?? [null];
    const readers = Array.from({ length: READERS }, async () => {
      for (let day = waiting.shift(); day !== undefined; day = waiting.shift()) {
        (await readInto(index, dataset, day)).forEach((columns) => index.setDay(columns));
      }
    });
    await Promise.all(readers);
    all.set(dataset, { index, buildMs: performance.now() - started });
  }

  async function catchUp(): Promise<number> {
    const began = performance.now();
    const now = Date.now();
    const slept = horizon !== null && now - asOf > LONGEST_SLEEP_MS ? [...all.keys()] : [];
    if (slept.length > 0) {
      all.clear();
      horizon = null;
    }
    const log = await readLog(db, horizon);
    const fresh = log.events.filter(({ seq }) => !seen.has(seq));
    for (const dataset of new Set(fresh.map((event) => event.dataset))) {
      const own = fresh.filter((event) => event.dataset === dataset);
      await follow(dataset, own);
    }
    horizon = log.horizon;
    seen = new Set(log.events.filter(({ tx }) => BigInt(tx) >= BigInt(log.horizon)).map(({ seq }) => seq));
    asOf = now;
    for (const dataset of slept) {
      await load(dataset);
    }
    lookedAt = began;
    return fresh.length;
  }

  /** Reads again what the events name. Reading twice does no harm: what is there now replaces what was. */
  async function follow(dataset: string, events: readonly LogEvent[]): Promise<void> {
    const held = all.get(dataset);
    if (held === undefined) {
      return;
    }
    const { index } = held;
    const days = new Set<number>();
    const keys = new Map<string, { placeNo: number; inAt: number }>();
    let dropped = -Infinity;
    for (const event of events) {
      if (event.topic === 'presence.dropped') {
        dropped = Math.max(dropped, event.payload.before);
      } else if (event.payload.changed === undefined) {
        await load(dataset);
        return;
      } else if ('days' in event.payload.changed) {
        event.payload.changed.days.forEach((day) => days.add(day));
      } else {
        const { places, at } = event.payload.changed;
        places.forEach((placeNo, i) => keys.set(`${placeNo} ${at[i]}`, { placeNo, inAt: at[i]! }));
      }
    }
    for (const day of days) {
      const read = await readInto(index, dataset, day);
      read.forEach((columns) => index.setDay(columns));
    }
    index.days.filter((day) => day < dropped).forEach((day) => index.dropDay(day));
    const list = [...keys.values()];
    for (let from = 0; from < list.length; from += KEYS_AT_ONCE) {
      const part = list.slice(from, from + KEYS_AT_ONCE);
      const placeNos = part.map(({ placeNo }) => placeNo);
      const at = part.map(({ inAt }) => inAt);
      const stays = await database.inPipeline((tx) => readStaysAt(tx, dataset, placeNos, at));
      index.replace(part, stays);
    }
  }

  return {
    // The place in the outbox first: what is committed while the log is read, is read again after.
    build: async (dataset) => {
      await catchUp();
      await load(dataset);
    },
    catchUp,
    lookedAt: () => lookedAt,
    of: (dataset) => all.get(dataset)?.index,
    asOf: () => asOf,
    held: () =>
      [...all].map(([dataset, { index, buildMs }]) => ({ dataset, ...index.size(), asOf, buildMs })),
  };
}
