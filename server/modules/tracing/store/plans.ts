import { sql } from 'kysely';
import type { CutOffs } from '../../../../contract/profiles.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { BelowReason, CutContact } from '../rules/cut-plan.ts';

/** Cut-offs that an officer applied to a case. */
export type PlanRow = {
  case_id: string;
  dataset: string;
  cut_offs: CutOffs;
  applied_at: Date;
  applied_by: string;
  version: number;
};

/** The cut-offs applied to a case; undefined when none were. */
export async function findPlan(scope: Scope, db: Db | Tx, caseId: string): Promise<PlanRow | undefined> {
  const found = await sql<PlanRow>`select * from trace_plan
    where case_id = ${caseId} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Keeps cut-offs in place of the former. */
export async function savePlan(_scope: Scope, tx: Tx, row: PlanRow): Promise<void> {
  await sql`insert into trace_plan (case_id, dataset, cut_offs, applied_at, applied_by, version)
    values (${row.case_id}, ${row.dataset}, ${JSON.stringify(row.cut_offs)}::jsonb, ${row.applied_at}, ${row.applied_by}, ${row.version})
    on conflict (case_id) do update set cut_offs = excluded.cut_offs, applied_at = excluded.applied_at,
      applied_by = excluded.applied_by, version = excluded.version`.execute(tx);
}

type CutRow = {
  person_no: number;
  level: number;
  score: number;
  ms: number;
  is_case: boolean;
  decision: 'CONFIRMED' | 'DROPPED' | null;
  order_id: string | null;
  evidence: CutContact['evidence'] | null;
};

/** The contacts of a case as the cut looks at them; the evidence of the second level stays in the database. */
export async function readForCut(scope: Scope, db: Db | Tx, caseId: string): Promise<CutContact[]> {
  const found = await sql<CutRow>`
    select c.person_no, c.level, c.score, c.ms, c.is_case, l.decision, l.order_id,
      case when c.level = 1 then c.evidence end as evidence
    from contact c left join contact_link l on l.case_id = c.case_id and l.id = c.link_id
    where c.case_id = ${caseId} and c.dataset = ${scope.dataset}`.execute(db);
  return found.rows.map((row) => ({
    personNo: row.person_no,
    level: row.level,
    score: row.score,
    ms: row.ms,
    decision: row.is_case ? 'CONFIRMED' : row.decision,
    ordered: row.is_case || row.order_id !== null,
    evidence: row.evidence ?? [],
  }));
}

/** Marks whom the cut leaves out; everybody else of the case is proposed. */
export async function saveCut(
  scope: Scope,
  tx: Tx,
  caseId: string,
  below: ReadonlyMap<number, BelowReason>,
): Promise<void> {
  await sql`update contact c set below = b.reason
    from (select p.person_no, n.reason from contact p
      left join unnest(${[...below.keys()]}::bigint[], ${[...below.values()]}::text[]) as n(person_no, reason) using (person_no)
      where p.case_id = ${caseId} and p.dataset = ${scope.dataset}) b
    where c.case_id = ${caseId} and c.dataset = ${scope.dataset} and c.person_no = b.person_no
      and c.below is distinct from b.reason`.execute(tx);
}
