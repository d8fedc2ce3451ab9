import { createHash, randomBytes } from 'node:crypto';
import type { Body } from '../../../../contract/kit.ts';
import type { CitizenRun, trainingApi } from '../../../../contract/training.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { isRight } from '../rules/answers.ts';
import { drills } from '../rules/drills.ts';
import { claimRun, insertRun, readyRun, runByToken, type RunRow, saveAnswer } from '../store/runs.ts';
import { bringUp } from './bring-up.ts';
import { declaredCode, SHORT_CODE } from './facts.ts';
import { type DrillContext, makeMaterial } from './make-material.ts';
import { newRun, present } from './run-drills.ts';

const DEMO = 'demo';
/** A text is shown longer than any code in it holds. */
const SHOWN_MS = 30 * 60_000;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who trains without an account acts as nobody in the simulated province; the run's id stands for them. */
function scopeOf(id: string, name: string): Scope {
  return { actor: { kind: 'anonymous', id, name }, dataset: DEMO, grants: [] };
}

/** Begins a citizen's drill; only where nothing is real. */
export async function startCitizenRun(
  context: DrillContext,
  { id, name, unit, drill: wanted }: Body<(typeof trainingApi)['POST /training/citizen-runs']>,
): Promise<Outcome<{ token: string; run: CitizenRun }>> {
  if (context.publicDataset !== DEMO) {
    return refuse('no-training-here');
  }
  const { platform } = context;
  const drill = drills.get(wanted)!;
  const scope = scopeOf(id.toLowerCase(), name);
  const own = await makeMaterial(context, scope, drill);
  if (!own.ok) {
    return own;
  }
  const token = randomBytes(24).toString('base64url');
  const row: RunRow = {
    ...newRun(scope, drill, id.toLowerCase(), unit, platform.clock.now()),
    own: own.value,
    search: fold(`${name} ${unit}`),
    token_hash: hashOf(token),
  };
  return (await insertRun(platform.db, row))
    ? done({ token, run: await shown(context, row) }, 201)
    : refuseGeneral('conflict');
}

/** How far it is by now. */
export async function citizenRun(context: DrillContext, token: string): Promise<Outcome<CitizenRun>> {
  const row = await found(context, token);
  return row.ok ? done(await shown(context, await bringUp(context, scopeFor(row.value), row.value))) : row;
}

/** Judges an answer: what stands on the citizen's own screens. */
export async function answerCitizenStep(
  context: DrillContext,
  { token, step, answer }: Body<(typeof trainingApi)['POST /training/citizen-runs/answers']>,
): Promise<Outcome<CitizenRun>> {
  const got = await found(context, token);
  if (!got.ok) {
    return got;
  }
  const row = got.value;
  const asked = drills.get(row.drill)?.steps.find((one) => one.id === step)?.ask;
  if (asked === undefined || row.own === null) {
    return refuse('unknown-step', { fields: { step: 'asks nothing' } });
  }
  const scope = scopeFor(row);
  const right = asked.answer === SHORT_CODE ? await declaredCode(context, scope, row) : row.own[asked.answer];
  if (right === null || right === undefined || !isRight(answer, right)) {
    return refuse('wrong-answer', { fields: { answer: 'wrong' } });
  }
  await saveAnswer(context.platform.db, row.id, step);
  return done(
    await shown(context, await bringUp(context, scope, { ...row, answered: [...row.answered, step] })),
  );
}

const scopeFor = ({ account_id, trainee }: RunRow): Scope => scopeOf(account_id, trainee);

async function found(context: DrillContext, token: string): Promise<Outcome<RunRow>> {
  const { platform } = context;
  const row = await runByToken(systemScope('training', DEMO), platform.db, hashOf(token));
  if (row === undefined) {
    return refuse('no-citizen-run');
  }
  if (row.own !== null || !(await claimRun(platform.db, row, platform.clock.now()))) {
    return done(row);
  }
  const own = await makeMaterial(context, scopeFor(row), drills.get(row.drill)!);
  if (!own.ok) {
    return own;
  }
  const at = new Date(platform.clock.now());
  const next = { ...row, own: own.value, started_at: at, moved_at: at };
  await readyRun(platform.db, next);
  return done(next);
}

async function shown(context: DrillContext, row: RunRow): Promise<CitizenRun> {
  const own = row.own ?? {};
  return {
    ...present(row),
    props: {
      name: own['personName'] ?? '',
      birthYear: Number(own['birthYear'] ?? 0),
      phone: own['phone'] ?? '',
      cardCode: own['cardCode'] ?? '',
      placeName: own['placeName'] ?? '',
      placeUrl: own['placeUrl'] ?? '',
    },
    texts: await textsNow(context, row),
  };
}

/** What would have come by SMS: simulated texts leave nowhere, so the drill shows them as long as a code in them holds. */
async function textsNow({ platform, textsTo }: DrillContext, row: RunRow): Promise<CitizenRun['texts']> {
  const phone = row.own?.['phone'];
  if (phone === undefined || row.finished_at !== null) {
    return [];
  }
  const since = new Date(Math.max(row.started_at.getTime(), platform.clock.now() - SHOWN_MS));
  const texts = await textsTo(scopeFor(row), phone, since);
  return texts.map(({ at, text }) => ({ at: at.toISOString(), text }));
}
