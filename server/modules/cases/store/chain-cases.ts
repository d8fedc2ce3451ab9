import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Classification } from '../rules/classification.ts';
import type { CaseRow } from './cases.ts';

/** What chains read of a case: dates, place and source, no person but its number. */
export type ChainCaseRow = {
  readonly caseId: string;
  readonly personNo: number;
  readonly label: string;
  readonly disease: string;
  readonly classification: Classification;
  readonly areaNo: number | null;
  readonly sourceCaseId: string | null;
  readonly onsetDate: string | null;
  readonly reportDate: string;
  readonly sampleDate: string | null;
  /** The earlier one of rapid test and PCR. */
  readonly positiveDate: string | null;
  readonly deathDate: string | null;
};

export type ChainCaseFilter = {
  /** Units whose cases are read (responsible area or place of stay); null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly disease: string | null;
  /** Onset, or report where that is unknown, from and to this date. */
  readonly from: string | null;
  readonly to: string | null;
  /** Only these cases, whatever they are; null: all that count. */
  readonly ids: readonly string[] | null;
  readonly limit: number;
};

/** Cases that count (discarded ones don't), those reported last first, one more than the limit. */
export async function chainCases(
  scope: Scope,
  db: Db | Tx,
  filter: ChainCaseFilter,
): Promise<ChainCaseRow[]> {
  const { areaNos, disease, from, to, ids } = filter;
  const day = sql`coalesce(onset_date, report_date)`;
  const conditions = [
    sql`dataset = ${scope.dataset}`,
    ids === null ? sql`classification <> 'NO_CASE'` : sql`id = any(${ids}::uuid[])`,
    areaNos === null
      ? null
      : sql`(area_no = any(${areaNos}::int[]) or stay_area_no = any(${areaNos}::int[]))`,
    disease === null ? null : sql`disease = ${disease}`,
    from === null ? null : sql`${day} >= ${from}::date`,
    to === null ? null : sql`${day} <= ${to}::date`,
  ].filter((condition) => condition !== null);
  const found =
    await sql<ChainCaseRow>`select id as "caseId", person_no as "personNo", label, disease, classification,
      area_no as "areaNo", source_case_id as "sourceCaseId", onset_date as "onsetDate", report_date as "reportDate",
      sample_date as "sampleDate", least(rapid_positive_date, pcr_positive_date) as "positiveDate",
      case when outcome = 'DECEASED' then outcome_date end as "deathDate"
    from case_file where ${sql.join(conditions, sql` and `)}
    order by report_date desc, id desc limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

/** Cases that name one of these as their source. */
export async function casesFrom(scope: Scope, db: Db | Tx, sourceIds: readonly string[]): Promise<CaseRow[]> {
  const found = await sql<CaseRow>`select * from case_file
    where dataset = ${scope.dataset} and source_case_id = any(${sourceIds}::uuid[]) order by report_date, id`.execute(
    db,
  );
  return found.rows;
}
