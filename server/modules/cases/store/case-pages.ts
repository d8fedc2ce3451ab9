import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { CaseRow } from './cases.ts';

export type CasesOfExport = {
  readonly areaNos: readonly number[];
  readonly disease: string | null;
  readonly from: string | null;
  readonly to: string | null;
};
export type CasePage = CasesOfExport & {
  readonly after: { readonly personNo: number; readonly id: string } | null;
  readonly limit: number;
};

/** A page of the cases that live or stay in these areas, by person and id: what an export walks. */
export async function casesInPages(scope: Scope, db: Db | Tx, page: CasePage): Promise<CaseRow[]> {
  const { after, limit } = page;
  const found = await sql<CaseRow>`select * from case_file where ${matches(scope, page)}
      and (person_no, id) > (${after?.personNo ?? 0}::bigint, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by person_no, id limit ${limit}`.execute(db);
  return found.rows;
}

/** Which of these people died, by the cases that such a walk comes by, on whatever page they are. Give all numbers of merged people. */
export async function deathsAmong(
  scope: Scope,
  db: Db | Tx,
  cases: CasesOfExport,
  personNos: readonly number[],
): Promise<{ personNo: number; on: string | null }[]> {
  const found = await sql<{ personNo: number; on: string | null }>`
    select person_no as "personNo", min(outcome_date)::text as on from case_file
    where ${matches(scope, cases)} and person_no = any(${[...personNos]}::bigint[]) and outcome = 'DECEASED'
    group by 1`.execute(db);
  return found.rows;
}

function matches(scope: Scope, { areaNos, disease, from, to }: CasesOfExport): RawBuilder<unknown> {
  return sql`dataset = ${scope.dataset} and (area_no = any(${areaNos}::int[]) or stay_area_no = any(${areaNos}::int[]))
    and (${disease}::text is null or disease = ${disease})
    and (${from}::date is null or report_date >= ${from}::date)
    and (${to}::date is null or report_date <= ${to}::date)`;
}
