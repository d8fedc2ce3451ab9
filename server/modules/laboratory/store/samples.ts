import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Disease, TestKind, TestResult } from '../types.ts';

/** A person in a tube. */
export type SampleRow = {
  person_no: number;
  tube_id: string;
  dataset: string;
  area_no: number;
  disease: Disease;
  kind: TestKind;
  pooled: boolean;
  sampled_at: Date;
  result: TestResult | null;
  result_at: Date | null;
};

export async function insertSamples(_scope: Scope, tx: Tx, rows: readonly SampleRow[]): Promise<void> {
  await sql`insert into lab_sample select * from
    jsonb_populate_recordset(null::lab_sample, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** People of these tubes, in a stable order. */
export async function samplesOfTubes(
  scope: Scope,
  db: Db | Tx,
  tubeIds: readonly string[],
): Promise<SampleRow[]> {
  const found = await sql<SampleRow>`select * from lab_sample
    where tube_id = any(${tubeIds}::uuid[]) and dataset = ${scope.dataset} order by tube_id, person_no`.execute(
    db,
  );
  return found.rows;
}

/** Samples of one person's numbers, newest first. */
export async function samplesOfPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<SampleRow[]> {
  const found = await sql<SampleRow>`select * from lab_sample
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    order by sampled_at desc, tube_id desc limit 500`.execute(db);
  return found.rows;
}

/** Every released result of these numbers, oldest first. */
export async function releasedOf(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<SampleRow[]> {
  const found = await sql<SampleRow>`select * from lab_sample
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and result is not null
    order by person_no, sampled_at, tube_id`.execute(db);
  return found.rows;
}

/** Sets the released result that counts for the people of tubes. */
export async function setResults(
  scope: Scope,
  tx: Tx,
  values: readonly { tubeId: string; result: TestResult | null; resultAt: Date | null }[],
): Promise<void> {
  await sql`update lab_sample s set result = v.result, result_at = v.result_at
    from unnest(${values.map((v) => v.tubeId)}::uuid[], ${values.map((v) => v.result)}::text[],
      ${values.map((v) => v.resultAt?.toISOString() ?? null)}::timestamptz[]) as v(id, result, result_at)
    where s.tube_id = v.id and s.dataset = ${scope.dataset}`.execute(tx);
}

/** The newest released result of each person, disease and kind; by the time of the sample. */
export async function newestResults(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<SampleRow[]> {
  const found = await sql<SampleRow>`select distinct on (person_no, disease, kind) * from lab_sample
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and result is not null
      and result <> 'NOT_DONE'
    order by person_no, disease, kind, sampled_at desc, result_at desc, tube_id`.execute(db);
  return found.rows;
}

/** Query of the times at which people were sampled (person_no, at), whatever became of the sample. */
export function samplesTaken(scope: Scope): RawBuilder<unknown> {
  return sql`select person_no, sampled_at as at from lab_sample where dataset = ${scope.dataset}`;
}
