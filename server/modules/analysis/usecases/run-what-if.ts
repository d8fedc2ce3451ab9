import { Worker } from 'node:worker_threads';
import type { analysisApi, WhatIfResult } from '../../../../contract/analysis.ts';
import type { Body } from '../../../../contract/kit.ts';
import { communesToFill } from '../../../../lib/simulation/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { JobContext } from '../../../platform/jobs/jobs.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { AnalysisContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { WhatIfInput } from '../what-if-worker.ts';

export const WHAT_IF = 'analysis.what-if';
/** People aged 18 to 60 among all are at least a third; seeds are drawn from them. */
const PEOPLE_PER_SEED = 20;
/** A message a run would write as many rows; the screen asks once a second. */
const PROGRESS_STEP = 0.02;

type Asked = Body<(typeof analysisApi)['POST /analysis/what-if']>;

/** Queues a what-if; the simulated province has the communes of the real one and no person of it. */
export async function startWhatIf(
  { platform }: AnalysisContext,
  scope: Scope,
  body: Asked,
): Promise<Outcome<{ jobId: string }>> {
  const seeds = Math.max(body.base.seeds ?? 0, body.scenario.seeds ?? 0);
  if (seeds * PEOPLE_PER_SEED > body.people) {
    return refuse('too-many-seeds', {
      params: { people: body.people, seeds },
      fields: { seeds: 'too many' },
    });
  }
  const jobId = await platform.jobs.add(WHAT_IF, body, scope.actor.id);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'analysis.what-if', subjectKind: 'job', subjectId: jobId },
  ]);
  return done({ jobId }, 202);
}

/** The job: runs the model in a thread of its own. */
export async function runWhatIf(
  { platform, areas, provinceCode }: AnalysisContext,
  input: unknown,
  { progress }: JobContext,
): Promise<WhatIfResult> {
  const now = platform.clock.now();
  const today = localDate(now);
  const province = areas.byCode(provinceCode, today);
  const communes = communesToFill(province === undefined ? [] : areas.childrenOf(province.no, today));
  const { people, days, runs, seed, base, scenario } = input as Asked;
  return await inThread({ communes, people, days, runs, seed, end: now, base, scenario }, progress);
}

async function inThread(
  input: WhatIfInput,
  progress: (share: number) => Promise<void>,
): Promise<WhatIfResult> {
  let told = 0;
  let telling = Promise.resolve();
  const result = await new Promise<WhatIfResult>((resolve, reject) => {
    const worker = new Worker(new URL('../what-if-worker.ts', import.meta.url), { workerData: input });
    worker.on('message', (message: { share: number } | { result: WhatIfResult }) => {
      if ('result' in message) {
        resolve(message.result);
      } else if (message.share >= told + PROGRESS_STEP) {
        told = message.share;
        telling = telling.then(async () => await progress(message.share)).catch(reject);
      }
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the scenario was not run: thread ended with ${code}`)));
  });
  await telling;
  return result;
}
