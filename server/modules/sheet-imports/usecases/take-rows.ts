import type { Scope } from '../../../platform/access/scope.ts';
import { sheetPeople } from '../../../registry/people/index.ts';
import { traceAfterNaming } from '../../tracing/index.ts';
import type { SheetContext, WorkContext } from '../context.ts';
import type { ProblemCode } from '../rules/row-notes.ts';
import { replaceProblems } from '../rules/findings.ts';
import { awaitTurn, hasBad, saveImport } from '../store/imports.ts';
import { saveOutcomes, stillReady } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { openSheet, rememberedJudge } from './find-sheet.ts';
import {
  layOutBatch,
  type PreparedBatch,
  preparedBatches,
  prepareRows,
  prepareToTake,
} from './prepare-rows.ts';
import { type Run, Withdrawn } from './place-people.ts';
import { takeBatch } from './take-batch.ts';

export const TAKE_JOB = 'imports.take';
/** Rows of one transaction: what a killed program does again. The first are fewer, since the database waits for them. */
const [FIRST_BATCH, BATCH] = [500, 2_000];

/**
 * Takes in the rows that are ready: people, then their cases or contacts. A batch is one transaction with what became of its
 * rows, so that nothing is done twice or lost. Possible duplicates are queued, and stop nothing.
 */
export async function takeRows(
  context: WorkContext,
  scope: Scope,
  id: string,
  onShare: (share: number) => Promise<void>,
): Promise<{ readonly taken: number } | null> {
  const { db } = context.platform;
  const opened = await openSheet(context, scope, db, id);
  if (opened === undefined || opened.state !== 'importing') {
    return null;
  }
  let taken = 0;
  for (const early of [true, false]) {
    const { rows, isWhole } = await takeAll(context, scope, opened, early, onShare);
    taken += rows;
    if (isWhole) {
      break;
    }
  }
  // Before the end is noted: a program killed in between traces again.
  if (opened.case_id !== null) {
    await traceAfterNaming(context.tracing, scope, opened.case_id);
  }
  await endWork(context, scope, id);
  return { taken };
}

/**
 * Takes batch after batch. With `early` the people of the next are written while the cases of this one are: two transactions
 * are open, and end in their order. `isWhole` false: somebody else worked on the sheet meanwhile, and rows may be left.
 */
async function takeAll(
  context: WorkContext,
  scope: Scope,
  sheet: ImportRow,
  early: boolean,
  onShare: (share: number) => Promise<void>,
): Promise<{ readonly rows: number; readonly isWhole: boolean }> {
  const judge = await rememberedJudge(context, scope, context.platform.db, sheet);
  const others = sheetPeople();
  const run: Run = { transactions: [], people: new Map() };
  const batches = preparedBatches(async (after) => {
    const limit = after === 0 ? FIRST_BATCH : BATCH;
    const wanted = { states: ['ready'] as const, after, limit };
    const rows = await prepareRows(context, scope, sheet, judge, wanted);
    return await layOutBatch(context, scope, sheet, await prepareToTake(context, scope, sheet, rows, others));
  }, 0);
  let before: Promise<number | null> = Promise.resolve(0);
  let last = before;
  let told: Promise<void> = Promise.resolve();
  let taken = 0;
  try {
    for (;;) {
      const batch = await batches.take();
      if (batch.rows.length === 0 || (!early && (await last) === null)) {
        break;
      }
      const written = Promise.withResolvers<void>();
      before = last;
      last = takeOne(context, scope, sheet.id, batch, { early, before, run, onPeople: written.resolve });
      await Promise.race([Promise.all([written.promise, before]), last]);
      const rows = await before;
      if (rows === null) {
        break;
      }
      taken += rows;
      // The progress of the job is noted while the next batch is written.
      await told;
      told = onShare(Math.min(1, batch.rows[0]!.row_no / sheet.rows));
      told.catch(() => undefined);
    }
    const rows = await last;
    await told;
    return { rows: taken + (rows ?? 0), isWhole: rows !== null };
  } finally {
    await Promise.allSettled([before, last]);
  }
}

type Turn = {
  /** Whether the people are written before it is the batch's turn. */
  readonly early: boolean;
  readonly before: Promise<number | null>;
  readonly run: Run;
  readonly onPeople: () => void;
};

/**
 * Takes one batch in, in a transaction, after the one before it.
 * @returns how many rows; null where the sheet is no longer ours, or where people were written for rows that somebody else
 * took: then nothing is done.
 */
async function takeOne(
  context: WorkContext,
  scope: Scope,
  id: string,
  { rows: prepared, people }: PreparedBatch,
  { early, before, run, onPeople }: Turn,
): Promise<number | null> {
  try {
    return await context.platform.db.transaction().execute(async (tx) => {
      const made = early && people !== null ? await context.people.makeLaidOut(scope, tx, people) : null;
      onPeople();
      if ((await before) === null) {
        throw new Withdrawn();
      }
      const sheet = await openSheet(context, scope, tx, id, 'wait');
      if (sheet?.state !== 'importing') {
        throw new Withdrawn();
      }
      // Another worker of the same sheet may have taken them meanwhile.
      const numbers = prepared.map((one) => one.row_no);
      const waiting = await stillReady(scope, tx, sheet.id, numbers);
      const rows = prepared.filter((one) => waiting.has(one.row_no));
      if (rows.length === 0 && made === null) {
        return 0;
      }
      await awaitTurn(scope, tx);
      const outcomes = await takeBatch(context, scope, tx, sheet, { rows, people, made }, run);
      await saveOutcomes(scope, tx, sheet.id, outcomes);
      const refused = outcomes.filter(({ state, code }) => state === 'bad' && code !== null);
      if (refused.length > 0) {
        const findings = refused.reduce(
          (found, { row, code }) => replaceProblems(found, row, [], [code as ProblemCode]),
          sheet.findings,
        );
        await saveImport(scope, tx, { ...sheet, findings });
      }
      return rows.length;
    });
  } catch (error) {
    if (error instanceof Withdrawn) {
      return null;
    }
    throw error;
  }
}

async function endWork(context: SheetContext, scope: Scope, id: string): Promise<void> {
  await context.platform.db.transaction().execute(async (tx) => {
    const sheet = await openSheet(context, scope, tx, id, 'wait');
    if (sheet?.state === 'importing') {
      const state = (await hasBad(scope, tx, sheet.id)) ? 'checked' : 'done';
      await saveImport(scope, tx, { ...sheet, state, acting: null });
    }
  });
}
