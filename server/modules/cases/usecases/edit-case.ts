import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type FieldChanges, mergeEdit } from '../../../platform/db/merge-edit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseContext } from '../context.ts';
import { countedCase } from '../figures.ts';
import { refuse } from '../refusals.ts';
import { countChange } from '../rules/case-figures.ts';
import {
  type CaseOrigin,
  type CaseOutcome,
  type Classification,
  needsReason,
  outcomeAllowed,
} from '../rules/classification.ts';
import { type CaseRow, findCase, insertClassifications, lockCase, updateCase } from '../store/cases.ts';
import {
  checkDates,
  checkIntervals,
  type DateFields,
  datesOf,
  nationalCodeTaken,
  readArea,
} from './check-input.ts';
import { followDeaths } from './follow-deaths.ts';
import { readOverride, sameWindow, type WindowInput } from './read-override.ts';
import { presentCases, type ShownCase } from './show-cases.ts';

export type CaseEdit = {
  version: number;
  reason?: string | undefined;
  classification?: Classification | undefined;
  outcome?: CaseOutcome | undefined;
  outcomeDate?: string | null | undefined;
  reportDate?: string | undefined;
  areaId?: string | null | undefined;
  stayAreaId?: string | null | undefined;
  sourceCaseId?: string | null | undefined;
  origin?: CaseOrigin | null | undefined;
  nationalCode?: string | null | undefined;
  isolatedAt?: string | null | undefined;
  infectiousOverride?: WindowInput | null | undefined;
  exposureOverride?: WindowInput | null | undefined;
} & DateFields;

/**
 * Edits a case by field. Edits of different fields merge; of the same field, the later one gets 409 with the current
 * record. Counters move with the change in the same transaction.
 */
export async function editCase(
  context: CaseContext,
  scope: Scope,
  id: string,
  edit: CaseEdit,
): Promise<Outcome<ShownCase>> {
  return await context.platform.db
    .transaction()
    .execute(async (tx) => await editCaseWithin(context, scope, tx, id, edit));
}

/** The same in the caller's transaction: a refusal has written nothing. */
export async function editCaseWithin(
  context: CaseContext,
  scope: Scope,
  tx: Tx,
  id: string,
  edit: CaseEdit,
): Promise<Outcome<ShownCase>> {
  const change = readChange(context, scope, edit);
  if (!change.ok) {
    return change;
  }
  const row = await lockCase(scope, tx, id);
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (![row.area_no, row.stay_area_no].some((no) => mayIn(scope, 'case.write', context.areas.pathOf(no)))) {
    return refuse('outside-area');
  }
  const changed = Object.entries(change.value).filter(
    ([key, value]) => !same(row[key as keyof CaseRow], value),
  );
  const fields = changed.map(([key]) => key);
  const merged = mergeEdit({ version: row.version, fieldVersions: row.field_versions }, edit.version, fields);
  if (merged.conflicts.length > 0) {
    const [current] = await presentCases(context, scope, [row]);
    return refuseGeneral('version-conflict', {
      current,
      fields: Object.fromEntries(merged.conflicts.map((column) => [apiField(column), 'changed'])),
    });
  }
  const next: CaseRow = {
    ...row,
    ...Object.fromEntries(changed),
    // Whatever an order had set is the officer's own from now on.
    ...(fields.includes('isolated_at') ? { isolated_by_order: null, isolated_before: null } : {}),
    version: merged.version,
    field_versions: merged.fieldVersions,
  };
  const refused = await checkChange(scope, tx, row, next, edit.reason);
  if (refused !== null) {
    return refused;
  }
  if (fields.length > 0) {
    await save(context, scope, tx, row, next, fields, edit.reason ?? null);
  }
  const [shown] = await presentCases(context, scope, [fields.length > 0 ? next : row]);
  return done(shown!);
}

type Change = Partial<
  Pick<
    CaseRow,
    Exclude<keyof CaseRow, 'id' | 'person_no' | 'dataset' | 'version' | 'field_versions' | 'created_at'>
  >
>;

function readChange(context: CaseContext, scope: Scope, edit: CaseEdit): Outcome<Change> {
  const { reportDate, outcomeDate } = edit;
  const dates = checkDates(context, { ...datesOf(edit), reportDate, outcomeDate });
  const area = readArea(context, edit.areaId, 'areaId');
  const stay = readArea(context, edit.stayAreaId, 'stayAreaId');
  const now = context.platform.clock.now();
  const infectious = readOverride(scope, now, edit.infectiousOverride, 'infectiousOverride');
  const exposure = readOverride(scope, now, edit.exposureOverride, 'exposureOverride');
  if (!dates.ok || !area.ok || !stay.ok || !infectious.ok || !exposure.ok) {
    return [dates, area, stay, infectious, exposure].find((one) => !one.ok) as Outcome<never>;
  }
  const isolatedAt =
    edit.isolatedAt === undefined || edit.isolatedAt === null ? edit.isolatedAt : new Date(edit.isolatedAt);
  const all = {
    classification: edit.classification,
    outcome: edit.outcome,
    outcome_date: outcomeDate,
    report_date: reportDate,
    onset_date: edit.onsetDate,
    onset_date_to: edit.onsetDateTo,
    rash_date: edit.rashDate,
    rash_date_to: edit.rashDateTo,
    first_fever_date: edit.firstFeverDate,
    first_fever_date_to: edit.firstFeverDateTo,
    sample_date: edit.sampleDate,
    rapid_positive_date: edit.rapidPositiveDate,
    pcr_positive_date: edit.pcrPositiveDate,
    announced_date: edit.announcedDate,
    area_no: area.value,
    stay_area_no: stay.value,
    source_case_id: edit.sourceCaseId,
    origin: edit.origin,
    national_code: edit.nationalCode,
    isolated_at: isolatedAt,
    infectious_override: infectious.value,
    exposure_override: exposure.value,
  };
  return done(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Change);
}

async function checkChange(scope: Scope, tx: Tx, row: CaseRow, next: CaseRow, reason: string | undefined) {
  if (
    next.classification !== row.classification &&
    needsReason(row.classification, next.classification) &&
    reason === undefined
  ) {
    return refuse('reason-required', { fields: { reason: 'required' } });
  }
  if (!outcomeAllowed(next.classification, next.outcome)) {
    return refuse('outcome-of-no-case', { fields: { outcome: 'not allowed' } });
  }
  const intervals = checkIntervals({
    onsetDate: next.onset_date,
    onsetDateTo: next.onset_date_to,
    rashDate: next.rash_date,
    rashDateTo: next.rash_date_to,
    firstFeverDate: next.first_fever_date,
    firstFeverDateTo: next.first_fever_date_to,
  });
  if (!intervals.ok) {
    return intervals;
  }
  const taken =
    next.national_code === row.national_code
      ? null
      : await nationalCodeTaken(scope, tx, next.national_code, row.id);
  if (taken !== null) {
    return taken;
  }
  // Up the chain from the new source: the case itself must not be its own ancestor.
  let source = next.source_case_id === row.source_case_id ? null : next.source_case_id;
  for (let steps = 0; source !== null; steps += 1) {
    const ancestor: CaseRow | undefined = await findCase(scope, tx, source);
    if (ancestor === undefined) {
      return steps === 0 ? refuse('unknown-source', { fields: { sourceCaseId: 'unknown' } }) : null;
    }
    if (ancestor.id === row.id || steps > 1000) {
      return refuse('source-cycle', { fields: { sourceCaseId: 'cycle' } });
    }
    source = ancestor.source_case_id;
  }
  return null;
}

async function save(
  context: CaseContext,
  scope: Scope,
  tx: Tx,
  row: CaseRow,
  next: CaseRow,
  fields: readonly string[],
  reason: string | null,
): Promise<void> {
  const now = context.platform.clock.now();
  await updateCase(scope, tx, next);
  if (next.classification !== row.classification) {
    await insertClassifications(scope, tx, [
      {
        id: uuid7(now),
        case_id: row.id,
        person_no: row.person_no,
        classification: next.classification,
        at: new Date(now),
        by_name: scope.actor.name,
        reason,
      },
    ]);
  }
  await followDeaths(context, scope, tx, [{ before: row, after: next }]);
  await addFigures(tx, countChange(countedCase(row), countedCase(next)));
  const areaNos = [
    ...new Set([row.area_no, row.stay_area_no, next.area_no, next.stay_area_no].filter((no) => no !== null)),
  ];
  await appendEvent(tx, {
    topic: 'case.changed',
    dataset: scope.dataset,
    payload: { caseId: row.id, areaNos, fields },
    at: now,
  });
  await auditChanges(context.platform.secrets, tx, { ...scope, reason: reason ?? undefined }, now, [
    {
      action: 'case.change',
      subjectKind: 'case',
      subjectId: row.id,
      areaNo: next.area_no,
      changes: changesOf(context, row, next, fields),
    },
  ]);
}

/** Old and new values as the contract names them; units by their id. */
function changesOf(
  { areas }: CaseContext,
  from: CaseRow,
  to: CaseRow,
  columns: readonly string[],
): FieldChanges {
  const valueOf = (row: CaseRow, column: string): unknown => {
    const value = row[column as keyof CaseRow];
    return column.endsWith('_no') && typeof value === 'number' ? (areas.byNo(value)?.id ?? null) : value;
  };
  return Object.fromEntries(
    columns.map((column) => [apiField(column), [valueOf(from, column), valueOf(to, column)]]),
  );
}

/** The field of the contract behind a column: `onset_date` is `onsetDate`, `area_no` is `areaId`. */
function apiField(column: string): string {
  return column.replace(/_no$/, '_id').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function same(stored: unknown, given: unknown): boolean {
  return stored instanceof Date && given instanceof Date
    ? stored.getTime() === given.getTime()
    : stored === given || sameWindow(stored, given);
}
