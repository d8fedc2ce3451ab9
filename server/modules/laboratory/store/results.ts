import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { TestResult } from '../types.ts';

/** One value of a tube. */
export type ResultRow = {
  tube_id: string;
  revision: number;
  dataset: string;
  result: TestResult;
  method: string | null;
  kit_lot: string | null;
  ct: Record<string, number> | null;
  result_at: Date;
  entered_at: Date;
  entered_by_id: string | null;
  entered_by: string;
  released_at: Date | null;
  released_by: string | null;
  reason: string | null;
};

export async function insertResults(_scope: Scope, tx: Tx, rows: readonly ResultRow[]): Promise<void> {
  if (rows.length > 0) {
    await sql`insert into lab_result select * from
      jsonb_populate_recordset(null::lab_result, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  }
}

/** Every value of these tubes, newest first in each. */
export async function resultsOf(
  scope: Scope,
  db: Db | Tx,
  tubeIds: readonly string[],
): Promise<Map<string, ResultRow[]>> {
  const found = await sql<ResultRow>`select * from lab_result
    where tube_id = any(${tubeIds}::uuid[]) and dataset = ${scope.dataset} order by tube_id, revision desc`.execute(
    db,
  );
  return Map.groupBy(found.rows, (row) => row.tube_id);
}

/** Notes who released which values, and when. */
export async function markReleased(
  scope: Scope,
  tx: Tx,
  released: readonly { tubeId: string; revision: number }[],
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  await sql`update lab_result r set released_at = ${by.at}, released_by = ${by.name}
    from unnest(${released.map((one) => one.tubeId)}::uuid[], ${released.map((one) => one.revision)}::smallint[])
      as v(tube_id, revision)
    where r.tube_id = v.tube_id and r.revision = v.revision and r.dataset = ${scope.dataset}`.execute(tx);
}
