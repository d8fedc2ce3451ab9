import type { Scope } from '../../../platform/access/scope.ts';
import type { WorkContext } from '../context.ts';
import { addFindings, type FoundRow } from '../rules/findings.ts';
import type { JudgedRow } from '../rules/judge-row.ts';
import { isTakenIn, saveImport } from '../store/imports.ts';
import { type RowOutcome, saveOutcomes } from '../store/rows.ts';
import { openSheet, rememberedJudge } from './find-sheet.ts';
import { noteMatch, preparedBatches, type PreparedRow, prepareRows } from './prepare-rows.ts';
import { reviewRows } from './review-rows.ts';

export const CHECK_JOB = 'imports.check';
const BATCH = 2_000;

/**
 * Checks every row of a sheet that is not taken in yet, from where the last run stopped. What it finds is written with how
 * far it came, a thousand rows at a time, so that a killed program goes on where it was.
 */
export async function checkRows(
  context: WorkContext,
  scope: Scope,
  id: string,
  onShare: (share: number) => Promise<void>,
): Promise<{ readonly rows: number } | null> {
  const { db } = context.platform;
  const opened = await openSheet(context, scope, db, id);
  if (opened === undefined || opened.state !== 'checking') {
    return null;
  }
  const judge = await rememberedJudge(context, scope, db, opened);
  const { headerRow, headerRows } = opened.plan;
  const firstRow = headerRow === 0 ? 1 : headerRow + headerRows;
  const states = ['new', 'heading', 'ready', 'bad'] as const;
  const batches = preparedBatches(
    async (after) => ({
      rows: await prepareRows(context, scope, opened, judge, { states, after, limit: BATCH }),
    }),
    opened.done_to,
  );
  let { version } = opened;
  let share = 0;
  // The progress of the job is noted while the next batch is written.
  let told: Promise<void> = Promise.resolve();
  for (;;) {
    const { rows: batch } = await batches.take();
    const passed = await db.transaction().execute(async (tx) => {
      const sheet = await openSheet(context, scope, tx, id, 'wait');
      // Another worker of the same sheet goes on from here, or its plan was changed: what was prepared is of no use.
      if (sheet?.state !== 'checking' || sheet.version !== version) {
        return 0;
      }
      const body = batch.filter(({ row_no: row }) => row >= firstRow);
      const reviewed = await reviewRows(context, scope, tx, sheet, body, { keys: [] });
      body.forEach((row, i) => noteMatch(row, reviewed[i]!.match?.kind));
      const above = batch.filter(({ row_no: row }) => row < firstRow);
      const all = [...above, ...body];
      const shown = [...above.map(({ judged }) => aboveTitles(judged)), ...reviewed];
      const judged = all.map(({ row_no: row }, i) => ({ row, judged: shown[i] ?? null }));
      await saveOutcomes(
        scope,
        tx,
        sheet.id,
        judged.map(outcomeOf).filter((one, i) => isNews(all[i]!, one)),
      );
      const isLast = batch.length < BATCH;
      const findings = addFindings(sheet.findings, judged);
      await saveImport(scope, tx, {
        ...sheet,
        findings,
        done_to: batch.at(-1)?.row_no ?? sheet.done_to,
        state: isLast ? ((await isTakenIn(scope, tx, sheet.id)) ? 'done' : 'checked') : 'checking',
        acting: isLast ? null : sheet.acting,
      });
      version += 1;
      share = Math.min(1, findings.done / Math.max(1, sheet.rows));
      return isLast ? 0 : batch.length;
    });
    await told;
    told = onShare(share);
    told.catch(() => undefined);
    if (passed === 0) {
      await told;
      return { rows: opened.rows };
    }
  }
}

/** A row over the titles is none of the list; where it tells of somebody, it waits and is not passed over. */
function aboveTitles(judged: JudgedRow): JudgedRow | null {
  const { fullName, birthYear, phones, idNumbers } = judged;
  const tells = fullName !== null && (birthYear !== null || phones.length + idNumbers.length > 0);
  return judged.state === 'heading' || !tells
    ? null
    : {
        ...judged,
        state: 'bad',
        changes: [],
        problems: [{ code: 'above-titles', column: null }],
        question: null,
      };
}

function outcomeOf({ row, judged }: FoundRow): RowOutcome {
  return { row, state: judged?.state ?? 'heading', code: judged?.problems[0]?.code ?? null };
}

/** Most rows are ready, and kept so already. */
function isNews(kept: PreparedRow, { state, code }: RowOutcome): boolean {
  return kept.state !== state || kept.code !== code || kept.person_id !== null || kept.case_id !== null;
}
