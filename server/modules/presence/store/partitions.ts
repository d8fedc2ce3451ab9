import { sql } from 'kysely';
import { DAY_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import '../events.ts';

/** Datasets whose log is split by local day, so that retention is the dropping of a partition. */
const DAILY = new Set(['live', 'demo']);
const LOCK = 7_215_002;

/** Makes day partitions before rows need them; remembers what it knows, so the hot path asks nothing. */
export type Partitions = { readonly ensure: (dataset: string, times: readonly number[]) => Promise<void> };

export function createPartitions(db: Db): Partitions {
  const known = new Set<string>();
  return {
    ensure: async (dataset, times) => {
      if (!DAILY.has(dataset)) {
        return;
      }
      for (const day of new Set(times.map(startOfLocalDay))) {
        const name = partitionName(dataset, day);
        if (!known.has(name)) {
          await createPartition(db, dataset, day, name);
          known.add(name);
        }
      }
    },
  };
}

/** `presence_live_20211122`, by local date. */
function partitionName(dataset: string, day: number): string {
  return `presence_${dataset}_${localDate(day).replaceAll('-', '')}`;
}

async function createPartition(db: Db, dataset: string, day: number, name: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Two processes may need the same new day at once.
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    await sql`create table if not exists ${sql.table(name)} partition of ${sql.table(`presence_${dataset}`)}
      for values from (${sql.lit(new Date(day).toISOString())}) to (${sql.lit(new Date(day + DAY_MS).toISOString())})
      with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 10000)`.execute(
      tx,
    );
  });
}

/**
 * Drops the days before `keptDays`: the promise "visits older than that are gone" is kept by removing files, not
 * by marking rows. Study datasets are exempt.
 * @returns names of the partitions dropped.
 */
export async function dropOldPartitions(db: Db, now: number, keptDays: number): Promise<string[]> {
  const oldest = startOfLocalDay(now) - keptDays * DAY_MS;
  const found = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    where p.relname in ('presence_live', 'presence_demo') order by 1`.execute(db);
  const old = found.rows.map((row) => row.name).filter((name) => dayOf(name) < oldest);
  for (const name of old) {
    // With the event in one transaction: nobody may go on answering from days that are gone.
    await db.transaction().execute(async (tx) => {
      await sql`drop table ${sql.table(name)}`.execute(tx);
      await appendEvent(tx, {
        topic: 'presence.dropped',
        dataset: name.split('_')[1]!,
        payload: { before: oldest },
        at: now,
      });
    });
  }
  return old;
}

function dayOf(name: string): number {
  const digits = name.slice(-8);
  return startOfDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}
