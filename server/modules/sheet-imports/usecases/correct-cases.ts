import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type CaseEdit, type CaseRow, casesById, editCaseWithin } from '../../cases/index.ts';
import type { SheetContext } from '../context.ts';
import { type CaseDifference, compareCase } from '../rules/compare-case.ts';
import type { JudgedRow } from '../rules/judge-row.ts';
import type { SheetField } from '../rules/read-heading.ts';
import type { RowOutcome } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';

type Context = Pick<SheetContext, 'people' | 'areas'>;
/**
 * A row of our own list of cases, and whether its values hold where the case says something else: said for this row by somebody
 * who saw both, never for a whole file.
 */
export type CaseCorrection = { readonly judged: JudgedRow; readonly overwrites: boolean };

/**
 * Rows that name a case by its id, as our list carries it, held against the case: what they would correct, and why a row
 * waits. The person's record is none of this list's business.
 */
export async function reviewCorrections(
  { people, areas }: Context,
  scope: Scope,
  db: Db | Tx,
  { plan }: ImportRow,
  rows: readonly CaseCorrection[],
): Promise<JudgedRow[]> {
  if (rows.length === 0) {
    return [];
  }
  const ids = [...new Set(rows.flatMap(({ judged }) => judged.caseId ?? []))];
  const cases = new Map((await casesById(scope, db, ids)).map((one) => [one.id, one]));
  const persons = await people.personNos(
    scope,
    db,
    rows.flatMap(({ judged }) => judged.personId ?? []),
  );
  const numbers = await people.numbersOf(scope, db, [...persons.values()]);
  const at = (field: SheetField) => {
    const column = plan.columns.indexOf(field);
    return column < 0 ? null : column;
  };
  return rows.map(({ judged, overwrites }) => {
    const stored = cases.get(judged.caseId!);
    const no = judged.personId === null ? stored?.person_no : persons.get(judged.personId);
    if (stored === undefined || no === undefined || !(numbers.get(no) ?? [no]).includes(stored.person_no)) {
      return waiting(judged, [{ code: 'unknown-case', column: at('caseId') }]);
    }
    if (!isOwn({ areas }, scope, stored)) {
      return waiting(judged, [{ code: 'outside-case', column: at('caseId') }]);
    }
    const steps = (['classification', 'outcome'] as const).filter(
      (field) => judged[field] !== null && judged[field] !== stored[field],
    );
    const differences = compareCase(stored, judged);
    const conflicts = overwrites ? [] : differences.filter(({ kind }) => kind === 'conflict');
    const settled = differences.filter((one) => !conflicts.includes(one));
    const changes = settled.map(({ field, sheet }) => ({
      reason: 'updates-record' as const,
      column: at(field),
      to: shown({ areas }, field, sheet),
    }));
    return {
      ...waiting(judged, [
        ...steps.map((field) => ({ code: 'case-step' as const, column: at(field) })),
        ...conflicts.map(({ field, record }) => ({
          code: 'differs' as const,
          column: at(field),
          record: shown({ areas }, field, record),
        })),
      ]),
      changes: [...judged.changes, ...changes],
    };
  });
}

function waiting(judged: JudgedRow, more: JudgedRow['problems']): JudgedRow {
  const problems = [...judged.problems, ...more];
  return { ...judged, problems, state: problems.length === 0 ? 'ready' : 'bad' };
}

function isOwn({ areas }: Pick<Context, 'areas'>, scope: Scope, row: CaseRow): boolean {
  return [row.area_no, row.stay_area_no].some((no) => mayIn(scope, 'case.write', areas.pathOf(no)));
}

function shown({ areas }: Pick<Context, 'areas'>, field: SheetField, value: string | number | null): string {
  if (value === null) {
    return '';
  }
  return field === 'stayCommune' ? (areas.byNo(Number(value))?.fullName ?? '') : String(value);
}

/** Corrects the cases of rows, each as an edit by hand would: fields changed meanwhile wait, nothing is written over. */
export async function takeCorrections(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  rows: readonly (CaseCorrection & { readonly row: number })[],
): Promise<RowOutcome[]> {
  if (rows.length === 0) {
    return [];
  }
  const ids = [...new Set(rows.flatMap(({ judged }) => judged.caseId ?? []))];
  const cases = new Map((await casesById(scope, tx, ids)).map((one) => [one.id, one]));
  const outcomes: RowOutcome[] = [];
  for (const { row, judged, overwrites } of rows) {
    const caseId = judged.caseId!;
    const stored = cases.get(caseId);
    const differences = stored === undefined ? [] : compareCase(stored, judged);
    const version = overwrites ? (stored?.version ?? 1) : (judged.caseVersion ?? 0);
    const edited =
      stored === undefined
        ? null
        : await editCaseWithin(context.cases, scope, tx, caseId, editOf(context, version, differences));
    const code =
      edited?.ok === true ? null : edited?.code === 'request.version-conflict' ? 'differs' : 'not-taken';
    outcomes.push({
      row,
      state: code === null ? 'imported' : 'bad',
      code,
      personId: judged.personId,
      caseId,
    });
  }
  return outcomes;
}

function editOf({ areas }: SheetContext, version: number, differences: readonly CaseDifference[]): CaseEdit {
  const of = (column: CaseDifference['column']) =>
    differences.find((one) => one.column === column)?.sheet ?? undefined;
  const day = (column: CaseDifference['column']) => of(column) as string | undefined;
  const stay = of('stay_area_no');
  return {
    version,
    reportDate: day('report_date'),
    onsetDate: day('onset_date'),
    sampleDate: day('sample_date'),
    ...(stay === undefined ? {} : { stayAreaId: areas.byNo(Number(stay))!.id }),
  };
}
