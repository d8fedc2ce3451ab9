import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { copyRows, type CopyValue } from '../../../platform/db/copy.ts';
import type { Tx } from '../../../platform/db/database.ts';

/** What all rows of a load share, as the log's small numbers. */
export type SharedColumns = {
  readonly source: number;
  readonly timeQuality: number;
  readonly assurance: number;
};

/** Puts rows (place_no, person_no, in_at, out_at, out_imputed, id) into a temporary table by COPY. */
export async function copyToBuffer(tx: Tx, rows: Iterable<readonly CopyValue[]>): Promise<number> {
  await sql`create temp table if not exists stay_load (place_no int, person_no bigint, in_at timestamptz,
    out_at timestamptz, out_imputed boolean, id uuid) on commit drop`.execute(tx);
  await sql`truncate stay_load`.execute(tx);
  return await copyRows(tx, 'stay_load (place_no, person_no, in_at, out_at, out_imputed, id)', rows);
}

/** Moves the buffer into the log. The days must have their partitions. */
export async function insertBuffer(scope: Scope, tx: Tx, shared: SharedColumns): Promise<void> {
  await sql`insert into presence (place_no, in_at, id, dataset, out_at, person_no, source, time_quality, assurance, out_imputed)
    select place_no, in_at, id, ${scope.dataset}, out_at, person_no, ${shared.source}::smallint, ${shared.timeQuality}::smallint,
      ${shared.assurance}::smallint, out_imputed
    from stay_load order by in_at`.execute(tx);
}

/** Adds the buffer to the totals of its places. */
export async function addBufferToTotals(scope: Scope, tx: Tx): Promise<void> {
  await sql`insert into presence_place_total (place_no, dataset, check_ins, last_at)
    select place_no, ${scope.dataset}, count(*), max(in_at) from stay_load group by place_no order by place_no
    on conflict (place_no, dataset) do update set check_ins = presence_place_total.check_ins + excluded.check_ins,
      last_at = greatest(presence_place_total.last_at, excluded.last_at)`.execute(tx);
}

/** Check-ins of the buffer by area of the place and hour of arrival (Unix ms). */
export async function countBuffer(tx: Tx): Promise<{ areaNo: number; at: number; by: number }[]> {
  const found = await sql<{ area_no: number; at: Date; stays: number }>`
    select l.area_no, date_trunc('hour', s.in_at) as at, count(*)::bigint as stays
    from stay_load s join place l on l.place_no = s.place_no group by 1, 2`.execute(tx);
  return found.rows.map((row) => ({ areaNo: row.area_no, at: row.at.getTime(), by: row.stays }));
}

/** Statistics of freshly loaded rows: without them the first traces would be planned blind. */
export async function analyseLog(tx: Tx): Promise<void> {
  await sql`analyze presence`.execute(tx);
}
