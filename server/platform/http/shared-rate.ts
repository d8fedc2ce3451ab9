import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Platform } from '../module.ts';

/** Limits a minute that hold for every process together: those that guard a secret, or data that leave. */
export type SharedRate = {
  /** Notes an act; answers the seconds to wait when the key has used up its minute, else 0. */
  readonly note: (key: string, perMinute: number) => Promise<number>;
  /** Forgets minutes that are over. */
  readonly tidy: () => Promise<void>;
};

const MINUTE_MS = 60_000;

/**
 * One statement an act, so only for endpoints that cost more anyway; what merely protects this process is counted in its memory.
 * @param now real time: a minute of people who wait, whatever the clock of the data says.
 */
export function createSharedRate(
  { db, secrets }: Pick<Platform, 'db' | 'secrets'>,
  now: () => number = Date.now,
): SharedRate {
  return {
    note: async (key, perMinute) => {
      const at = now();
      const minute = at - (at % MINUTE_MS);
      const acts = await countAct(db, secrets.blindIndex('rate', key), new Date(minute));
      return acts > perMinute ? Math.ceil((minute + MINUTE_MS - at) / 1000) : 0;
    },
    tidy: async () => await dropMinutes(db, new Date(now() - MINUTE_MS)),
  };
}

/** Counts an act of this minute; before log-in there is no scope. @returns acts so far. */
async function countAct(db: Db, key: Buffer, minute: Date): Promise<number> {
  const counted = await sql<{ acts: number }>`insert into rate_minute as r (key, minute, acts)
    values (${key}, ${minute}, 1) on conflict (key) do update set minute = excluded.minute,
      acts = case when r.minute = excluded.minute then r.acts + 1 else 1 end
    returning acts`.execute(db);
  return counted.rows[0]!.acts;
}

async function dropMinutes(db: Db, before: Date): Promise<void> {
  await sql`delete from rate_minute where minute < ${before}`.execute(db);
}
