import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { isWide } from './wide.ts';

type Newest = { metric: string; at: Date };

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
  // A month of hours of a province is half a million rows. Many areas: back through the hours until any of them counted
  // something; few: one probe from the end of the key for each area and metric.
  const period = sql`f.metric = m.metric and f.level = 'h' and f.dataset = ${dataset} and f.value <> 0
      and f.at > ${new Date(from)} and f.at <= ${new Date(to)}`;
  const found = isWide(areaNos)
    ? await sql<Newest>`select m.metric, newest.at from unnest(${[...metrics]}::text[]) as m(metric)
        cross join lateral (select f.at from figure f where ${period} and f.area_no = any(${[...areaNos]}::int[])
          order by f.at desc limit 1) as newest`.execute(db)
    : await sql<Newest>`select m.metric, max(newest.at) as at
        from unnest(${[...areaNos]}::int[]) as a(area_no) cross join unnest(${[...metrics]}::text[]) as m(metric)
        cross join lateral (select f.at from figure f where ${period} and f.area_no = a.area_no
          order by f.at desc limit 1) as newest
        group by m.metric`.execute(db);
  return new Map(found.rows.map(({ metric, at }) => [metric, at.getTime()]));
}
