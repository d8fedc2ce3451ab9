import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type InputRow = {
  id: string;
  area_no: number;
  input: string;
  value: number | null;
  at: Date;
  source: string;
  entered_by: string;
  entered_at: Date;
};

/** Writes inputs that were entered. */
export async function insertInputs(scope: Scope, tx: Tx, rows: readonly InputRow[]): Promise<void> {
  const full = rows.map((row) => ({ ...row, dataset: scope.dataset }));
  await sql`insert into risk_input select * from
    jsonb_populate_recordset(null::risk_input, ${JSON.stringify(full)}::jsonb)`.execute(tx);
}

/** The newest value of each input of these areas at a time; one that was taken back is absent. */
export async function inputsAt(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  at: Date,
): Promise<InputRow[]> {
  const found = await sql<InputRow>`select distinct on (area_no, input) id, area_no, input, value, at, source,
      entered_by, entered_at from risk_input
    where area_no = any(${areaNos}::int[]) and dataset = ${scope.dataset} and at <= ${at}
    order by area_no, input, at desc, entered_at desc`.execute(db);
  return found.rows.filter(({ value }) => value !== null);
}
