import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';

export type Recount = { readonly at: Date; readonly metrics: number; readonly differences: number };

const KEEP = 60;

/** Writes a result and forgets all but the last sixty. */
export async function saveRecount(db: Db, recount: Recount, sample: readonly unknown[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`insert into figure_recount (at, metrics, differences, sample)
      values (${recount.at}, ${recount.metrics}, ${recount.differences}, ${JSON.stringify(sample)}::jsonb)
      on conflict (at) do update set metrics = excluded.metrics, differences = excluded.differences,
        sample = excluded.sample`.execute(tx);
    await sql`delete from figure_recount where at < (select min(at) from
      (select at from figure_recount order by at desc limit ${KEEP}) as kept)`.execute(tx);
  });
}

/** The newest result; null when none was ever made. */
export async function readLastRecount(db: Db): Promise<Recount | null> {
  const found = await sql<Recount>`
    select at, metrics, differences from figure_recount order by at desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}
