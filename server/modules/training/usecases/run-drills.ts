import type { Body } from '../../../../contract/kit.ts';
import type { Drill, trainingApi, TrainingRun } from '../../../../contract/training.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TrainingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { isRight } from '../rules/answers.ts';
import { drills, type Own, presentDrill, type ShippedDrill } from '../rules/drills.ts';
import {
  claimRun,
  insertRun,
  lastRun,
  ownRun,
  ownUnit,
  readyRun,
  type RunRow,
  saveAnswer,
} from '../store/runs.ts';
import { bringUp } from './bring-up.ts';
import { declaredCode, SHORT_CODE } from './facts.ts';
import { type DrillContext, makeMaterial } from './make-material.ts';
import { readings } from './readings.ts';

/** Drills of the caller's roles. */
export function ownDrills(scope: Scope): { items: Drill[] } {
  const roles = new Set(scope.grants.map(({ role }) => role));
  return {
    items: [...drills.values()].filter(({ role }) => roles.has(role)).map((drill) => presentDrill(drill)),
  };
}

/** Begins a drill with records of its own: what was done before does not count. Repeatable by its id. */
export async function startDrill(
  context: DrillContext,
  scope: Scope,
  body: Body<(typeof trainingApi)['POST /training/runs']>,
): Promise<Outcome<TrainingRun>> {
  const { platform } = context;
  const drill = drills.get(body.drill);
  if (drill === undefined || !scope.grants.some(({ role }) => role === drill.role)) {
    return refuse('no-drill', { fields: { drill: 'unknown' } });
  }
  const id = body.id.toLowerCase();
  const known = await ownRun(scope, platform.db, id);
  if (known !== undefined) {
    return known.drill === drill.id ? done(present(known)) : refuseGeneral('conflict');
  }
  const own = await makeMaterial(context, scope, drill);
  if (!own.ok) {
    return own;
  }
  const row = newRun(scope, drill, id, await ownUnit(scope, platform.db), platform.clock.now());
  return (await insertRun(platform.db, { ...row, own: own.value }))
    ? done(present({ ...row, own: own.value }), 201)
    : refuseGeneral('conflict');
}

/** A run at its beginning. `own` is null until its records are made. */
export function newRun(
  scope: Scope,
  drill: ShippedDrill,
  id: string,
  unit: string | null,
  at: number,
): RunRow {
  return {
    id,
    dataset: scope.dataset,
    account_id: scope.actor.id!,
    trainee: scope.actor.name,
    unit,
    search: fold(`${scope.actor.name} ${unit ?? ''}`),
    drill: drill.id,
    started_at: new Date(at),
    finished_at: null,
    done: [],
    own: null,
    answered: [],
    moved_at: new Date(at),
    token_hash: null,
  };
}

/** The run begun last, brought up to what the data tell by now; one that a trainer began again gets its records first. */
export async function currentRun(
  context: DrillContext,
  scope: Scope,
): Promise<Outcome<{ run: TrainingRun | null }>> {
  const row = await lastRun(scope, context.platform.db);
  if (row === undefined) {
    return done({ run: null });
  }
  const ready = await prepared(context, scope, row);
  return ready.ok ? done({ run: present(await bringUp(context, scope, ready.value)) }) : ready;
}

async function prepared(context: DrillContext, scope: Scope, row: RunRow): Promise<Outcome<RunRow>> {
  const { platform } = context;
  const drill = drills.get(row.drill);
  // Two screens of one trainee ask at once: the first makes the records, the other sees them at its next look.
  if (row.own !== null || drill === undefined || !(await claimRun(platform.db, row, platform.clock.now()))) {
    return done(row);
  }
  const own = await makeMaterial(context, scope, drill);
  if (!own.ok) {
    return own;
  }
  const at = new Date(platform.clock.now());
  const next = { ...row, own: own.value, started_at: at, moved_at: at };
  await readyRun(platform.db, next);
  return done(next);
}

/** Judges the answer to the question of a step; the right one is what the trainee's own screen shows. */
export async function answerStep(
  context: DrillContext,
  scope: Scope,
  id: string,
  { step, answer }: Body<(typeof trainingApi)['POST /training/runs/{id}/answers']>,
): Promise<Outcome<TrainingRun>> {
  const { platform } = context;
  const row = await ownRun(scope, platform.db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const asked = drills.get(row.drill)?.steps.find((one) => one.id === step)?.ask;
  if (asked === undefined || row.own === null) {
    return refuse('unknown-step', { fields: { step: 'asks nothing' } });
  }
  const right = await rightAnswer(context, scope, row, row.own, asked.answer);
  if (right === null || right === '' || !isRight(answer, right)) {
    return refuse('wrong-answer', { fields: { answer: 'wrong' } });
  }
  await saveAnswer(platform.db, row.id, step);
  return done(present(await bringUp(context, scope, { ...row, answered: [...row.answered, step] })));
}

async function rightAnswer(
  context: TrainingContext,
  scope: Scope,
  row: RunRow,
  own: Own,
  name: string,
): Promise<string | null> {
  const { api, sessions, platform } = context;
  if (name === SHORT_CODE) {
    return await declaredCode(context, scope, row);
  }
  const read = readings[name];
  if (read === undefined) {
    return own[name] ?? null;
  }
  const { token } = await sessions.open(scope.actor.id!, scope.dataset, platform.clock.now());
  return await read(api(token), own).catch(() => null);
}

/** A run as the trainee's screen gets it. One of a drill that is no longer shipped keeps its name. */
export function present(row: RunRow): TrainingRun {
  const drill = drills.get(row.drill);
  return {
    id: row.id,
    drill:
      drill === undefined
        ? { id: row.drill, role: 'citizen', vi: row.drill, en: row.drill, minutes: 0, steps: [] }
        : presentDrill(drill, row.own),
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    preparing: row.own === null,
    done: row.done,
  };
}
