import type { Scope } from '../../../platform/access/scope.ts';
import type { SheetContext } from '../context.ts';
import { addFindings } from '../rules/findings.ts';
import { countRows, saveImport } from '../store/imports.ts';
import { saveOutcomes } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { judgeFor, openSheet } from './find-sheet.ts';
import { preparedBatches, prepareRows } from './prepare-rows.ts';
import { reviewRows } from './review-rows.ts';

export const CHECK_JOB = 'imports.check';
const BATCH = 2_000;

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
  const { db } = context.platform;
  const opened = await openSheet(context, scope, db, id);
  if (opened === undefined || opened.state !== 'checking') {
    return null;
  }
  const judge = await judgeFor(context, scope, db, opened);
  const { headerRow, headerRows } = opened.plan;
  const firstRow = headerRow === 0 ? 1 : headerRow + headerRows;
  const states = ['new', 'heading', 'ready', 'bad'] as const;
  const batches = preparedBatches(
    async (after) => await prepareRows(context, scope, opened, judge, { states, after, limit: BATCH }, false),
    opened.done_to,
  );
  let { version } = opened;
  let share = 0;
  // The progress of the job is noted while the next batch is written.
  let told: Promise<void> = Promise.resolve();
  for (;;) {
    const batch = await batches.take();
    const rows = await db.transaction().execute(async (tx) => {
      const sheet = await openSheet(context, scope, tx, id, true);
      // Another worker of the same sheet goes on from here, or its plan was changed: what was prepared is of no use.
      if (sheet?.state !== 'checking' || sheet.version !== version) {
        return 0;
      }
      const body = batch.filter(({ row_no: row }) => row >= firstRow);
      const reviewed = await reviewRows(context, scope, tx, sheet, body);
      const judged = [
        ...batch
          .filter(({ row_no: row }) => row < firstRow)
          .map(({ row_no: row }) => ({ row, judged: null })),
        ...body.map(({ row_no: row }, i) => ({ row, judged: reviewed[i]! })),
      ];
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
      version += 1;
      share = Math.min(1, findings.done / Math.max(1, sheet.rows));
      return isLast ? 0 : batch.length;
    });
    await told;
    told = onShare(share);
    told.catch(() => undefined);
    if (rows === 0) {
      await told;
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
