import type { Body } from '../../../../contract/kit.ts';
import type { Drill, trainingApi, TrainingRun } from '../../../../contract/training.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { TrainingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { doneSteps, drills, presentDrill } from '../rules/drills.ts';
import { actsSince, insertRun, ownRun, ownUnit, type RunRow, saveProgress } from '../store/runs.ts';

type Context = Pick<TrainingContext, 'platform'>;

/** Drills of the caller's roles. */
export function ownDrills(scope: Scope): { items: Drill[] } {
  const roles = new Set(scope.grants.map(({ role }) => role));
  return { items: [...drills.values()].filter(({ role }) => roles.has(role)).map(presentDrill) };
}

/** Begins a drill: what was done before does not count. */
export async function startDrill(
  { platform }: Context,
  scope: Scope,
  body: Body<(typeof trainingApi)['POST /training/runs']>,
): Promise<Outcome<TrainingRun>> {
  const drill = drills.get(body.drill);
  if (drill === undefined || !scope.grants.some(({ role }) => role === drill.role)) {
    return refuse('no-drill', { fields: { drill: 'unknown' } });
  }
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'training.run', content: [scope.dataset, scope.actor.id, body], at },
        async () => {
          const unit = await ownUnit(scope, tx);
          const row: RunRow = {
            id,
            dataset: scope.dataset,
            account_id: scope.actor.id!,
            trainee: scope.actor.name,
            unit,
            search: fold(`${scope.actor.name} ${unit ?? ''}`),
            drill: drill.id,
            started_at: new Date(at),
            finished_at: null,
            ticked: [],
            done: [],
          };
          await insertRun(tx, row);
          return done(present(row), 201);
        },
      ),
  );
}

/** The run begun last, brought up to what the audit trail tells by now. */
export async function currentRun({ platform }: Context, scope: Scope): Promise<{ run: TrainingRun | null }> {
  return await platform.db.transaction().execute(async (tx) => {
    const row = await ownRun(scope, tx, null, true);
    return { run: row === undefined ? null : present(await bringUp({ platform }, scope, tx, row)) };
  });
}

/** Ticks a step that only the trainee can know. */
export async function tick(
  { platform }: Context,
  scope: Scope,
  id: string,
  step: string,
): Promise<Outcome<TrainingRun>> {
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<TrainingRun>> => {
    const row = await ownRun(scope, tx, id.toLowerCase(), true);
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    const known = drills.get(row.drill)?.steps.find((one) => one.id === step);
    if (known === undefined || known.acts !== undefined) {
      return refuse('unknown-step', { fields: { step: 'not to be ticked' } });
    }
    const ticked = row.ticked.includes(step) ? row.ticked : [...row.ticked, step];
    return done(present(await bringUp({ platform }, scope, tx, { ...row, ticked })));
  });
}

async function bringUp({ platform }: Context, scope: Scope, tx: Tx, row: RunRow): Promise<RunRow> {
  const drill = drills.get(row.drill);
  if (drill === undefined || row.finished_at !== null) {
    return row;
  }
  const finished = doneSteps(drill, row.ticked, await actsSince(scope, tx, row.started_at));
  const whole = finished.length === drill.steps.length;
  const next = { ...row, done: finished, finished_at: whole ? new Date(platform.clock.now()) : null };
  await saveProgress(scope, tx, next);
  return next;
}

/** A drill that is no longer shipped keeps its name. */
function present(row: RunRow): TrainingRun {
  const drill = drills.get(row.drill);
  return {
    id: row.id,
    drill:
      drill === undefined
        ? { id: row.drill, role: 'citizen', vi: row.drill, en: row.drill, minutes: 0, steps: [] }
        : presentDrill(drill),
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    done: row.done,
  };
}
