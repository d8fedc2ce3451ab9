import {
  type ExplainedFigure,
  type Outbreak,
  type TracedCase,
  type TracingScore,
  explainScore,
  scoreTracing,
} from '../../../../lib/simulation/index.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { allCases } from '../../cases/index.ts';
import { DEMO, type DemoContext } from '../context.ts';
import { demoId } from '../rules/ids.ts';
import { buildWorld } from '../rules/world.ts';
import { readRun } from '../store/runs.ts';
import { firstLevelOf } from './first-level.ts';

/** The score of the tracing engine against the known truth, and each figure with its meaning in both languages. */
export type DemoScore = { readonly score: TracingScore; readonly explained: readonly ExplainedFigure[] };

/**
 * Traces every case of the loaded simulation by the engine in use (its result is not stored) and compares the F1
 * with who was truly infected by then. Only the simulation can say so: real outbreaks have no known truth.
 * @returns null when no demo is loaded.
 */
export async function scoreDemoTracing(context: DemoContext): Promise<DemoScore | null> {
  const scope = systemScope('oracle', DEMO);
  const { db, clock } = context.platform;
  const run = await readRun(scope, db);
  if (run === undefined) {
    return null;
  }
  const { outbreak } = buildWorld(run);
  const now = clock.now();
  const ids = Array.from({ length: run.people }, (_, person) => demoId(run, 'person', person));
  const numbers = await context.doors.people.personNos(scope, db, ids);
  const personOf = new Map(
    ids.flatMap((id, person) => (numbers.has(id) ? [[numbers.get(id)!, person]] : [])),
  );
  const traced = new Map<number, TracedCase>();
  let minMinutes = 0;
  for (const one of await allCases(scope, db)) {
    const person = personOf.get(one.personNo);
    if (person !== undefined && outbreak.infectionOf.has(person)) {
      const found = await firstLevelOf(context, scope, one, now);
      const contacts = new Set(found.personNos.flatMap((no) => personOf.get(no) ?? []));
      traced.set(person, { contacts, from: found.from, to: found.to });
      minMinutes = found.minMinutes;
    }
  }
  const score = scoreTracing(happened(outbreak, now), traced, minMinutes);
  return { score, explained: explainScore(score) };
}

/** The part of the truth that has happened: the simulation knows the infections of the coming weeks, too. */
function happened(outbreak: Outbreak, now: number): Outbreak {
  const infections = outbreak.infections.filter(({ at }) => at < now);
  return { ...outbreak, infections };
}
