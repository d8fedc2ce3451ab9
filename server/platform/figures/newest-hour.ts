import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/**
 * The newest hour of a period (after `from`, up to `to`; Unix ms) in which each counter counted anything in these areas;
 * missing where it counted nothing.
 */
export async function newestFigureHours(
  db: Db,
  dataset: string,
  metrics: readonly string[],
  areaNos: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Map<string, number>> {
  // One probe from the end of the key for each area and metric: a month of hours of a province is half a million rows.
  const found = await sql<{ metric: string; at: Date }>`select m.metric, max(newest.at) as at
    from unnest(${[...areaNos]}::int[]) as a(area_no) cross join unnest(${[...metrics]}::text[]) as m(metric)
    cross join lateral (select f.at from figure f where f.metric = m.metric and f.area_no = a.area_no and f.level = 'h'
        and f.dataset = ${dataset} and f.value <> 0 and f.at > ${new Date(from)} and f.at <= ${new Date(to)}
      order by f.at desc limit 1) as newest
    group by m.metric`.execute(db);
  return new Map(found.rows.map(({ metric, at }) => [metric, at.getTime()]));
}
