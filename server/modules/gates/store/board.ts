import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { overriddenCrossing } from './crossings.ts';

/** What happened at a post on one day, by hour, decision and zone. */
export type BoardCell = {
  place_no: number;
  hour: number;
  decision: string;
  zone_rank: number | null;
  waved: number;
  overridden: number;
  total: number;
  last_at: Date;
};

/** Counts of a day at these posts; hours are local. */
export async function readBoard(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
  from: Date,
  to: Date,
): Promise<BoardCell[]> {
  const found = await sql<BoardCell>`
    select place_no, extract(hour from at at time zone 'Asia/Ho_Chi_Minh')::int as hour, decision, zone_rank,
      count(*) filter (where waved) as waved, count(*) filter (where ${overriddenCrossing}) as overridden,
      count(*) as total, max(at) as last_at
    from gate_crossing
    where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and at >= ${from} and at < ${to}
    group by 1, 2, 3, 4`.execute(db);
  return found.rows;
}
