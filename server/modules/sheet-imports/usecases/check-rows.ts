import type { Scope } from '../../../platform/access/scope.ts';
import type { SheetContext } from '../context.ts';
import type { ProblemCode } from '../rules/clean-row.ts';
import type { JudgedRow } from '../rules/judge-row.ts';
import { countRows, saveImport } from '../store/imports.ts';
import { readRows, saveOutcomes } from '../store/rows.ts';
import type { Findings, ImportRow } from '../store/tables.ts';
import { judgeFor, openSheet } from './find-sheet.ts';

export const CHECK_JOB = 'imports.check';
const BATCH = 1_000;
const FIRST_ROWS = 5;

/**
 * Checks every row of a sheet that is not taken in yet, from where the last run stopped. What it finds is written with how
 * far it came, a thousand rows at a time, so that a killed program goes on where it was.
 */
export async function checkRows(
  context: SheetContext,
  scope: Scope,
  id: string,
  onShare: (share: number) => Promise<void>,
): Promise<{ readonly rows: number } | null> {
  const { db, secrets } = context.platform;
  const opened = await openSheet(context, scope, db, id);
  if (opened === undefined || opened.state !== 'checking') {
    return null;
  }
  const judge = await judgeFor(context, scope, db, opened);
  const { headerRow, headerRows } = opened.plan;
  const firstRow = headerRow === 0 ? 1 : headerRow + headerRows;
  for (;;) {
    const rows = await db.transaction().execute(async (tx) => {
      const sheet = await openSheet(context, scope, tx, id, true);
      if (sheet?.state !== 'checking') {
        return 0;
      }
      const batch = await readRows(scope, tx, secrets, sheet.id, {
        states: ['new', 'heading', 'ready', 'bad'],
        after: sheet.done_to,
        limit: BATCH,
      });
      const judged = batch.map(({ row_no: row, kept }) => ({
        row,
        judged: row < firstRow ? null : judge(kept),
      }));
      await saveOutcomes(
        scope,
        tx,
        sheet.id,
        judged.map(({ row, judged: one }) => ({
          row,
          state: one?.state ?? 'heading',
          code: one?.problems[0]?.code ?? null,
        })),
      );
      const isLast = batch.length < BATCH;
      const findings = addFindings(sheet.findings, judged);
      await saveImport(scope, tx, {
        ...sheet,
        findings,
        done_to: batch.at(-1)?.row_no ?? sheet.done_to,
        state: isLast ? await afterCheck(scope, tx, sheet) : 'checking',
        acting: isLast ? null : sheet.acting,
      });
      await onShare(Math.min(1, findings.done / Math.max(1, sheet.rows)));
      return isLast ? 0 : batch.length;
    });
    if (rows === 0) {
      return { rows: opened.rows };
    }
  }
}

/** `done` when all that can be is taken in already. */
async function afterCheck(
  scope: Scope,
  tx: Parameters<typeof countRows>[1],
  { id }: ImportRow,
): Promise<'checked' | 'done'> {
  const {
    ready = 0,
    bad = 0,
    imported = 0,
    duplicate = 0,
  } = (await countRows(scope, tx, [id])).get(id) ?? {};
  return ready === 0 && bad === 0 && imported + duplicate > 0 ? 'done' : 'checked';
}

type Judged = { readonly row: number; readonly judged: JudgedRow | null };

function addFindings(before: Findings, rows: readonly Judged[]): Findings {
  const changes: { [reason: string]: number } = { ...before.changes };
  const problems: { [code: string]: { rows: number; first: readonly number[] } } = { ...before.problems };
  const questions = new Map(before.questions.map((one) => [one.key, one]));
  for (const { row, judged } of rows) {
    for (const reason of new Set(judged?.changes.map((change) => change.reason))) {
      changes[reason] = (changes[reason] ?? 0) + 1;
    }
    for (const code of new Set<ProblemCode>(judged?.problems.map((problem) => problem.code))) {
      const known = problems[code] ?? { rows: 0, first: [] };
      const first = known.first.length < FIRST_ROWS ? [...known.first, row] : known.first;
      problems[code] = { rows: known.rows + 1, first };
    }
    if (judged !== null && judged.question !== null) {
      const { key, text, choices } = judged.question;
      const asked = questions.get(key);
      questions.set(key, {
        key,
        text,
        rows: (asked?.rows ?? 0) + 1,
        choices: choices.map((area) => area.id),
      });
    }
  }
  return { done: before.done + rows.length, changes, problems, questions: [...questions.values()] };
}
