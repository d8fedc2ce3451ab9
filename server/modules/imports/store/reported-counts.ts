import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { copyRows } from '../../../platform/db/copy.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** Published cases of one unit and day, `YYYY-MM-DD`. */
export type DailyCount = { readonly areaNo: number; readonly day: string; readonly value: number };

/** Keeps published counts of the scope's dataset; each unit and day once. */
export async function insertCounts(
  scope: Scope,
  tx: Tx,
  metric: string,
  source: string,
  counts: readonly DailyCount[],
): Promise<void> {
  await copyRows(
    tx,
    'reported_count (dataset, metric, area_no, day, value, source)',
    counts.map(({ areaNo, day, value }) => [scope.dataset, metric, areaNo, day, value, source]),
  );
}

/** Published counts of a metric in all datasets, from the local day that holds `since`. */
export async function readCounts(
  db: Db | Tx,
  metric: string,
  since: Date,
): Promise<(DailyCount & { readonly dataset: string })[]> {
  const found = await sql<DailyCount & { dataset: string }>`
    select dataset, area_no as "areaNo", day, value from reported_count
    where metric = ${metric} and day >= (${since.toISOString()}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`.execute(
    db,
  );
  return found.rows;
}
