import type { Scope } from '../../../platform/access/scope.ts';

import { doneSteps, drills, type ShippedStep, wantedActions } from '../rules/drills.ts';
import { actsSince, type RunRow, saveProgress } from '../store/runs.ts';
import { type FactContext, facts } from './facts.ts';

/**
 * Brings a run up to what the trail and the data tell. Only what is still open is looked for, and nothing is written where
 * nothing changed: a class of thousands asks every few seconds.
 */
export async function bringUp(context: FactContext, scope: Scope, row: RunRow): Promise<RunRow> {
  const { platform } = context;
  const drill = drills.get(row.drill);
  if (drill === undefined || row.finished_at !== null || row.own === null) {
    return row;
  }
  const open = drill.steps.filter(({ id }) => !row.done.includes(id));
  const wanted = wantedActions(open);
  const now = doneSteps(drill, {
    own: row.own,
    acts: wanted.length === 0 ? [] : await actsSince(scope, platform.db, row.started_at, wanted),
    facts: await holding(context, scope, row, open),
    answered: row.answered,
    before: row.done,
  });
  if (now.length === row.done.length) {
    return row;
  }
  const at = new Date(platform.clock.now());
  const finished = now.length === drill.steps.length ? at : null;
  const next = { ...row, done: now, moved_at: at, finished_at: finished };
  await saveProgress(platform.db, next);
  return next;
}

async function holding(
  context: FactContext,
  scope: Scope,
  row: RunRow,
  open: readonly ShippedStep[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { fact } of open) {
    if (fact !== undefined && (await facts[fact]!(context, scope, row))) {
      found.add(fact);
    }
  }
  return found;
}
