import { sql } from 'kysely';
import type { Assessment, Words } from '../../../../lib/epidemiology/risk/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** Where a value came from that the engine was told; `at`: as of. */
export type KnownInput = {
  readonly code: string;
  readonly value: number;
  readonly source: 'counter' | 'registry' | 'manual';
  readonly at: string | null;
  readonly note: string | null;
};
export type AssessmentDetail = Pick<Assessment, 'missing' | 'unverified' | 'overridden'> & {
  readonly rule: Words;
  readonly deciding: readonly Words[];
};
export type AssessmentRow = {
  area_no: number;
  dataset: string;
  day: string;
  rule_id: string;
  outcome: Assessment['outcome'];
  level: number | null;
  lowest: number;
  highest: number;
  detail: AssessmentDetail;
  inputs: readonly KnownInput[];
  as_of: Date | null;
  computed_at: Date;
};

/** Keeps the assessments of a day; computing a day again replaces what the same rule said of it. */
export async function saveAssessments(scope: Scope, tx: Tx, rows: readonly AssessmentRow[]): Promise<void> {
  const full = rows
    .map((row) => ({ ...row, dataset: scope.dataset }))
    .toSorted((a, b) => a.area_no - b.area_no);
  await sql`insert into risk_assessment select * from
      jsonb_populate_recordset(null::risk_assessment, ${JSON.stringify(full)}::jsonb)
    on conflict (area_no, dataset, day, rule_id) do update set outcome = excluded.outcome, level = excluded.level,
      lowest = excluded.lowest, highest = excluded.highest, detail = excluded.detail, inputs = excluded.inputs,
      as_of = excluded.as_of, computed_at = excluded.computed_at`.execute(tx);
}

/** The newest assessment of each area at a time. */
export async function newestAssessments(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  at: Date,
): Promise<Map<number, AssessmentRow>> {
  const found = await sql<AssessmentRow>`select distinct on (area_no) * from risk_assessment
    where area_no = any(${areaNos}::int[]) and dataset = ${scope.dataset} and computed_at <= ${at}
    order by area_no, computed_at desc`.execute(db);
  return new Map(found.rows.map((row) => [row.area_no, row]));
}
