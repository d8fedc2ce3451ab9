import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { type DiseaseProfile, profileOf } from './rules/disease-profiles.ts';
import type { CaseOutcome, Classification } from './rules/classification.ts';
import { type CaseRow, casesOfPeople as readCasesOfPeople, findCase, findCases } from './store/cases.ts';
import { casesOfDataset } from './store/all-cases.ts';
import { windowOf } from './usecases/show-cases.ts';

/** The door of the cases module. */
export type { CaseContext } from './context.ts';
export { type DiseaseProfile, profileOf } from './rules/disease-profiles.ts';
export { noteTrace } from './store/cases.ts';
export { openCase, type CaseInput } from './usecases/open-case.ts';
export { loadCases, type CaseToLoad } from './usecases/load-cases.ts';

/** A case as other modules use it. */
export type CaseRef = {
  readonly caseId: string;
  readonly label: string;
  readonly personNo: number;
  readonly dataset: string;
  readonly disease: string;
  readonly classification: Classification;
  readonly outcome: CaseOutcome;
  readonly areaNo: number | null;
  readonly stayAreaNo: number | null;
  readonly sourceCaseId: string | null;
  readonly onsetDate: string | null;
  readonly reportDate: string;
  /** Infectious window, Unix ms, ended by isolation. */
  readonly window: { readonly from: number; readonly to: number };
  readonly isolatedAt: number | null;
  readonly profile: DiseaseProfile;
};

/** One case by id. */
export async function findCaseForTracing(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
): Promise<CaseRef | undefined> {
  const row = await findCase(scope, db, caseId);
  return row === undefined ? undefined : toRef(row);
}

/** Cases by ids; unknown ones are missing. */
export async function caseNodes(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<CaseRef[]> {
  return (await findCases(scope, db, ids)).map(toRef);
}

/** Cases of these persons, newest report first. */
export async function casesOfPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<CaseRef[]> {
  return (await readCasesOfPeople(scope, db, personNos)).map(toRef);
}

/** Every case of the scope's dataset: the ground of chains. */
export async function allCases(scope: Scope, db: Db | Tx): Promise<CaseRef[]> {
  return (await casesOfDataset(scope, db)).map(toRef);
}

function toRef(row: CaseRow): CaseRef {
  return {
    caseId: row.id,
    label: row.label,
    personNo: row.person_no,
    dataset: row.dataset,
    disease: row.disease,
    classification: row.classification,
    outcome: row.outcome,
    areaNo: row.area_no,
    stayAreaNo: row.stay_area_no,
    sourceCaseId: row.source_case_id,
    onsetDate: row.onset_date,
    reportDate: row.report_date,
    window: windowOf(row),
    isolatedAt: row.isolated_at?.getTime() ?? null,
    profile: profileOf(row.disease, row.report_date)!,
  };
}
