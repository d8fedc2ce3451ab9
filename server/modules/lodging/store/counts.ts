import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';

const counted = {
  arrivals: { at: sql`arrived_at`, where: sql`true` },
  'from-red': { at: sql`arrived_at`, where: sql`visit is not null` },
  departures: { at: sql`departed_at`, where: sql`departed_at is not null` },
  visits: { at: sql`visit_at`, where: sql`visit = 'DONE'` },
} as const;
export type StayCount = keyof typeof counted;

/** Stays counted again, by dataset, area and hour. */
export async function recountStays(db: Db | Tx, since: Date, what: StayCount): Promise<FigureRow[]> {
  const { at, where } = counted[what];
  const found = await sql<{ dataset: string; areaNo: number; at: Date; value: number }>`
    select dataset, area_no as "areaNo", date_trunc('hour', ${at}) as at, count(*) as value
    from lodging_stay where ${where} and ${at} >= ${since} group by 1, 2, 3`.execute(db);
  return found.rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
