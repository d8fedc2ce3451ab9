import type { Body } from '../../../../contract/kit.ts';
import type { sheetImportsApi } from '../../../../contract/sheet-imports.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { SheetContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { correctCells } from '../rules/correct-cells.ts';
import type { Judge } from '../rules/judge-row.ts';
import type { ProblemCode } from '../rules/row-notes.ts';
import { replaceProblems } from '../rules/findings.ts';
import { saveImport } from '../store/imports.ts';
import {
  type OpenRow,
  lockRows,
  type RowOutcome,
  saveCells,
  saveOutcomes,
  saveOverwrites,
} from '../store/rows.ts';
import type { Findings, ImportRow } from '../store/tables.ts';
import { judgeFor, openSheet } from './find-sheet.ts';
import { judgedRows, type ReviewedRow, reviewRows } from './review-rows.ts';
import { type ShownRow, viewRow } from './show-imports.ts';

type Given = Body<(typeof sheetImportsApi)['POST /imports/{id}/rows']>['rows'];

/** Rows judged at once: requests between wait some milliseconds. */
const SLICE = 200;

/** Corrects rows or leaves them out, and judges them at once. Rows that are taken in stay as they are. */
export async function fixRows(
  context: SheetContext,
  scope: Scope,
  id: string,
  given: Given,
): Promise<Outcome<{ items: ShownRow[] }>> {
  const { platform } = context;
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<{ items: ShownRow[] }>> => {
    const sheet = await openSheet(context, scope, tx, id, 'wait');
    if (sheet === undefined) {
      return refuse('not-found');
    }
    if (isWorkedOn(sheet)) {
      return refuse('busy');
    }
    await fixRowsIn(context, scope, tx, sheet, given);
    const judge = await judgeFor(context, scope, tx, sheet);
    const numbers = given.map(({ row }) => row);
    const after = await lockRows(scope, tx, platform.secrets, sheet.id, numbers);
    const reviewed = await reviewRows(context, scope, tx, sheet, judgedRows(after, judge));
    return done({ items: after.map((row, i) => viewRow(row, reviewed[i]!)) });
  });
}

/** Whether rows of a sheet are being checked or taken in: nobody changes them meanwhile. */
export function isWorkedOn({ state }: Pick<ImportRow, 'state'>): boolean {
  return state === 'checking' || state === 'importing';
}

/** The same within a transaction that holds the sheet, on which nobody works. */
export async function fixRowsIn(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  given: Given,
): Promise<void> {
  const { platform } = context;
  const judge = await judgeFor(context, scope, tx, sheet);
  let { findings } = sheet;
  for (let from = 0; from < given.length; from += SLICE) {
    findings = await fixSlice(
      context,
      scope,
      tx,
      { ...sheet, findings },
      judge,
      given.slice(from, from + SLICE),
    );
  }
  if (sheet.state !== 'mapping') {
    await saveImport(scope, tx, { ...sheet, findings });
  }
  await audit(tx, scope, platform.clock.now(), [
    {
      action: 'import.fix',
      subjectKind: 'import',
      subjectId: sheet.id,
      areaNo: sheet.area_no,
      detail: { rows: given.length },
    },
  ]);
}

/** Corrects some rows; answers what the sheet was found to hold with them. */
async function fixSlice(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  judge: Judge,
  given: Given,
): Promise<Findings> {
  const { platform } = context;
  const numbers = given.map(({ row }) => row);
  const before = await lockRows(scope, tx, platform.secrets, sheet.id, numbers);
  const open = before.filter(({ state }) => state !== 'imported' && state !== 'duplicate');
  const fixes = new Map(given.map((one) => [one.row, one]));
  const corrected = open.map((row) => {
    const cells = fixes.get(row.row_no)?.cells;
    return cells === undefined ? row : { ...row, kept: correctCells(row.kept, cells) };
  });
  const changed = corrected.filter((row, i) => row !== open[i]);
  if (changed.length > 0) {
    await saveCells(
      scope,
      tx,
      platform.secrets,
      sheet.id,
      changed.map(({ row_no: row, kept }) => ({ row, kept })),
    );
  }
  const held = given.filter(({ overwrite }) => overwrite === true).map(({ row }) => row);
  await saveOverwrites(scope, tx, sheet.id, held);
  const isMapped = sheet.state !== 'mapping';
  const was = await reviewRows(context, scope, tx, sheet, judgedRows(open, judge));
  const holds = new Set(held);
  const fixed = corrected.map((row) => ({ ...row, overwrites: row.overwrites || holds.has(row.row_no) }));
  const is = await reviewRows(context, scope, tx, sheet, judgedRows(fixed, judge));
  await saveOutcomes(
    scope,
    tx,
    sheet.id,
    corrected.map((row, i) => outcomeOf(row, fixes.get(row.row_no)?.skip === true, isMapped ? is[i]! : null)),
  );
  return !isMapped
    ? sheet.findings
    : corrected.reduce((found, row, i) => {
        const skipped = fixes.get(row.row_no)?.skip === true;
        return replaceProblems(
          found,
          row.row_no,
          problemsOf(open[i]!, was[i]!),
          skipped ? [] : is[i]!.problems.map(({ code }) => code),
        );
      }, sheet.findings);
}

/** The problems that a row was counted with. */
function problemsOf({ state, code }: OpenRow, row: ReviewedRow): readonly ProblemCode[] {
  const judged = row.problems.map((problem) => problem.code);
  return state !== 'bad' ? [] : judged.length > 0 ? judged : [code as ProblemCode];
}

function outcomeOf(row: OpenRow, skip: boolean, judged: ReviewedRow | null): RowOutcome {
  if (skip) {
    return { row: row.row_no, state: 'skipped', code: null };
  }
  return { row: row.row_no, state: judged?.state ?? 'new', code: judged?.problems[0]?.code ?? null };
}
