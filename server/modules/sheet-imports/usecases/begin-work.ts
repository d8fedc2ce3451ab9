import type { Static } from 'typebox';
import type { JobAccepted } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { SheetContext, WorkContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { readActing, saveImport, unfinishedImports } from '../store/imports.ts';
import type { Acting, ImportRow } from '../store/tables.ts';
import { CHECK_JOB, checkRows } from './check-rows.ts';
import { openSheet } from './find-sheet.ts';
import { TAKE_JOB, takeRows } from './take-rows.ts';

export type Started = Static<typeof JobAccepted>;
type Work = { readonly dataset: string; readonly id: string };

/**
 * Changes a sheet that nobody works on, and begins work on it in the background: checking, or taking in. For whom it is done
 * is kept with it, so that it goes on under the same grants after a restart.
 */
export async function beginWork(
  context: SheetContext,
  scope: Scope,
  id: string,
  state: 'checking' | 'importing',
  change: (sheet: ImportRow, tx: Tx) => Promise<ImportRow | Refusal>,
): Promise<Outcome<Started>> {
  const { platform } = context;
  const begun = await platform.db.transaction().execute(async (tx): Promise<Outcome<ImportRow>> => {
    const sheet = await openSheet(context, scope, tx, id, 'wait');
    if (sheet === undefined) {
      return refuse('not-found');
    }
    if (sheet.state === 'checking' || sheet.state === 'importing') {
      return refuse('busy');
    }
    const changed = await change(sheet, tx);
    if ('code' in changed) {
      return changed;
    }
    const acting: Acting = { id: scope.actor.id, name: scope.actor.name, grants: scope.grants };
    const findings =
      state === 'checking' ? { done: 0, changes: {}, problems: {}, questions: [] } : sheet.findings;
    await saveImport(scope, tx, { ...changed, findings, acting, state, done_to: 0 });
    return done(changed);
  });
  if (!begun.ok) {
    return begun;
  }
  const work: Work = { dataset: scope.dataset, id: begun.value.id };
  const jobId = await platform.jobs.add(state === 'checking' ? CHECK_JOB : TAKE_JOB, work, scope.actor.id);
  return done({ jobId }, 202);
}

/** Does the work of a job under the grants of whoever began it. */
export async function doWork(
  context: WorkContext,
  kind: typeof CHECK_JOB | typeof TAKE_JOB,
  input: unknown,
  onShare: (share: number) => Promise<void>,
): Promise<unknown> {
  const { dataset, id } = input as Work;
  const acting = await readActing(context.platform.db, dataset, id);
  if (acting === null) {
    // Done already by a job that took over after a restart.
    return null;
  }
  const { grants } = acting;
  const scope: Scope = { actor: { kind: 'account', id: acting.id, name: acting.name }, dataset, grants };
  return kind === CHECK_JOB
    ? await checkRows(context, scope, id, onShare)
    : await takeRows(context, scope, id, onShare);
}

/** Begins again what was going on when the program stopped. */
export async function resumeWork({ platform }: SheetContext): Promise<void> {
  for (const { id, dataset, state } of await unfinishedImports(platform.db)) {
    await platform.jobs.addOnce(state === 'checking' ? CHECK_JOB : TAKE_JOB, { dataset, id }, id);
  }
}
