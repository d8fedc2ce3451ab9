import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** The earliest hour (Unix ms) that these counters know of in these areas; null where nothing was counted. */
export async function firstFigureHour(
  db: Db,
  dataset: string,
  metrics: readonly string[],
  areaNos: readonly number[],
): Promise<number | null> {
  // One probe of the key for each area and metric, not a walk over two years of hours.
  const found = await sql<{ at: Date | null }>`select min(first.at) as at
    from unnest(${[...areaNos]}::int[]) as a(area_no) cross join unnest(${[...metrics]}::text[]) as m(metric)
    cross join lateral (select f.at from figure f where f.metric = m.metric and f.area_no = a.area_no
      and f.level = 'h' and f.dataset = ${dataset} order by f.at limit 1) as first`.execute(db);
  return found.rows[0]?.at?.getTime() ?? null;
}
