import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { CaseContext } from '../context.ts';
import { countedCase } from '../figures.ts';
import { countChange } from '../rules/case-figures.ts';
import { type CaseRow, insertCases, insertClassifications, takeNumbers } from '../store/cases.ts';
import { provinceInitials } from './open-case.ts';
import { followDeaths } from './follow-deaths.ts';

/** Columns that a loaded case may leave out. */
const unset = {
  source_case_id: null,
  origin: null,
  national_code: null,
  onset_date_to: null,
  rash_date: null,
  rash_date_to: null,
  first_fever_date: null,
  first_fever_date_to: null,
  infectious_override: null,
  exposure_override: null,
  transferred_at: null,
  isolated_by_order: null,
  isolated_before: null,
} as const satisfies Partial<CaseRow>;

/** A case of an import or of the simulation: the person exists, dates are checked. */
export type CaseToLoad = Omit<
  CaseRow,
  'dataset' | 'label' | 'version' | 'field_versions' | 'traced_at' | 'contact_count' | keyof typeof unset
> & { label?: string } & Partial<Pick<CaseRow, keyof typeof unset>>;

/** Loads many cases at once, with their counters and an event each. Labels are given or taken from the series. */
export async function loadCases(
  context: CaseContext,
  scope: Scope,
  tx: Tx,
  cases: readonly CaseToLoad[],
): Promise<void> {
  if (cases.length === 0) {
    return;
  }
  const at = context.platform.clock.now();
  const labels = await takeLabels(
    context,
    scope,
    tx,
    cases.filter(({ label }) => label === undefined),
  );
  const rows = cases.map((one): CaseRow => ({
    ...unset,
    ...one,
    label: one.label ?? labels.shift()!,
    dataset: scope.dataset,
    version: 1,
    field_versions: {},
    traced_at: null,
    contact_count: 0,
  }));
  await insertCases(scope, tx, rows);
  await insertClassifications(
    scope,
    tx,
    rows.map((row) => ({
      id: uuid7(at),
      case_id: row.id,
      person_no: row.person_no,
      classification: row.classification,
      at: row.created_at,
      by_name: scope.actor.name,
      reason: null,
    })),
  );
  await followDeaths(
    context,
    scope,
    tx,
    rows.map((after) => ({ before: null, after })),
  );
  await addFigures(
    tx,
    rows.flatMap((row) => countChange(null, countedCase(row))),
  );
  await appendEvents(
    tx,
    rows.map((row) => ({
      topic: 'case.opened' as const,
      dataset: scope.dataset,
      payload: { caseId: row.id, areaNos: [row.area_no, row.stay_area_no].filter((no) => no !== null) },
      at,
    })),
  );
}

/** Labels in the order given: one statement a province and year, not one a case. */
export async function takeLabels(
  context: CaseContext,
  scope: Scope,
  tx: Tx,
  cases: readonly Pick<CaseToLoad, 'area_no' | 'report_date'>[],
): Promise<string[]> {
  const series = cases.map(
    (one) => `${provinceInitials(context, one.area_no)}-${one.report_date.slice(0, 4)}`,
  );
  const next = new Map<string, number>();
  for (const [name, own] of Map.groupBy(series, (one) => one)) {
    next.set(name, await takeNumbers(scope, tx, name, own.length));
  }
  return series.map((name) => {
    const number = next.get(name)!;
    next.set(name, number + 1);
    return `${name}-${String(number).padStart(4, '0')}`;
  });
}
