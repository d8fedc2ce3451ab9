import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { windowsOf } from './rules/case-windows.ts';
import type { DiseaseProfile, ProfileBook } from './rules/disease-profiles.ts';
import type { DayZero, InfectiousWindow, Period } from './rules/infectious-window.ts';
import type { CaseOutcome, Classification } from './rules/classification.ts';
import { type CaseRow, casesOfPeople as readCasesOfPeople, findCase, findCases } from './store/cases.ts';
import { casesOfDataset } from './store/all-cases.ts';
import { casesFrom } from './store/chain-cases.ts';
import { readProfiles } from './store/profiles.ts';

/** The door of the cases module. */
export type { CaseContext } from './context.ts';
export type { DiseaseProfile, ProfileBook } from './rules/disease-profiles.ts';
export { type DiseaseGrouping, groupingOf } from './rules/disease-groups.ts';
export { isSameIllness } from './rules/same-illness.ts';
export { shippedBook } from './rules/shipped-profiles.ts';
export { readProfiles, tracedCasesUnder } from './store/profiles.ts';
export { type CaseEdit, editCase, editCaseWithin } from './usecases/edit-case.ts';
export { type CaseMove, moveCases, transferCases } from './usecases/move-cases.ts';
export {
  type AnnulledIsolation,
  type Isolation,
  noteIsolation,
  undoIsolation,
} from './usecases/note-isolation.ts';
export { chainCases, type ChainCaseRow } from './store/chain-cases.ts';
export { type CaseDate, type CaseDelay, caseDelays, type CaseSelection } from './store/case-selection.ts';
export {
  type CaseTotals,
  caseTotals,
  countByDay,
  countByGroup,
  delayCounts,
  diseasesOf,
  lastReportDay,
} from './store/case-counts.ts';
export { type CallsToCases, checkDays, countNotedDays, isByDay, noteDaysOfCase } from './store/case-days.ts';
export {
  type CaseKnowledge,
  casesOfDisease,
  countLinkage,
  type InterviewCounts,
  interviewCounts,
  reportsOfPeople,
} from './store/case-knowledge.ts';
export {
  type CaseRow,
  findCases as casesById,
  diseaseOfCase,
  noteTrace,
  personsOfCases,
} from './store/cases.ts';
export { casesInPages, deathsAmong } from './store/case-pages.ts';
export { openCase, type CaseInput } from './usecases/open-case.ts';
export { loadCases, type CaseToLoad } from './usecases/load-cases.ts';
export {
  type CasePerson,
  type CasesToOpen,
  checkCases,
  type OpenedCase,
  openCases,
} from './usecases/open-cases.ts';

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
  /** Day 0, which both windows count from. */
  readonly dayZero: DayZero;
  /** Infectious window, Unix ms, ended by isolation; `ruleTo` is its end without. */
  readonly window: InfectiousWindow;
  /** When the case was infected, as the incubation has it, Unix ms. */
  readonly exposureWindow: Period;
  readonly isolatedAt: number | null;
  /** A unit outside the province answers for it. */
  readonly transferred: boolean;
  readonly profile: DiseaseProfile;
};

/** One case by id. */
export async function findCaseForTracing(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
): Promise<CaseRef | undefined> {
  const row = await findCase(scope, db, caseId);
  return row === undefined ? undefined : toRef(row, await readProfiles(scope, db));
}

/** Cases by ids; unknown ones are missing, and those reported before a day where one is given. */
export async function caseNodes(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  reportedFrom: string | null = null,
): Promise<CaseRef[]> {
  return await toRefs(scope, db, await findCases(scope, db, ids, reportedFrom));
}

/** Cases of these persons, newest report first. */
export async function casesOfPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<CaseRef[]> {
  return await toRefs(scope, db, await readCasesOfPeople(scope, db, personNos));
}

/** Cases that name one of these as their source. */
export async function casesInfectedBy(
  scope: Scope,
  db: Db | Tx,
  sourceIds: readonly string[],
): Promise<CaseRef[]> {
  return await toRefs(scope, db, await casesFrom(scope, db, sourceIds));
}

/** Every case of the scope's dataset. */
export async function allCases(scope: Scope, db: Db | Tx): Promise<CaseRef[]> {
  return await toRefs(scope, db, await casesOfDataset(scope, db));
}

async function toRefs(scope: Scope, db: Db | Tx, rows: readonly CaseRow[]): Promise<CaseRef[]> {
  if (rows.length === 0) {
    return [];
  }
  const profiles = await readProfiles(scope, db);
  return rows.map((row) => toRef(row, profiles));
}

function toRef(row: CaseRow, profiles: ProfileBook): CaseRef {
  const profile = profiles.of(row.disease, row.report_date);
  if (profile === undefined) {
    throw new Error(`no profile of ${row.disease}`);
  }
  const { dayZero, infectious, exposure } = windowsOf(row, profile);
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
    dayZero,
    window: infectious,
    exposureWindow: exposure,
    isolatedAt: row.isolated_at?.getTime() ?? null,
    transferred: row.transferred_at !== null,
    profile,
  };
}
