import {
  type Infection,
  type Outbreak,
  type Province,
  generateProvince,
  simulateOutbreak,
} from '../../../../lib/simulation/index.ts';
import { nameFrequencies } from '../../../../lib/vietnamese/index.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { UNTRACED_CASES } from './order-terms.ts';
import type { DemoRun } from '../store/runs.ts';

/** A case as the simulation reports it: sampled and reported at known times. */
export type ReportedInfection = Infection & { readonly sampleAt: number; readonly reportAt: number };

/** The simulated province of a run, its outbreak with the future that is already fixed, and its cases by report. */
export type World = {
  readonly province: Province;
  readonly outbreak: Outbreak;
  readonly reported: readonly ReportedInfection[];
};

/** People per imported infection: about a dozen for 20,000 people, enough to show every stage of a case. */
const PEOPLE_PER_SEED = 1_350;
/** Fewer than these leave nobody to trace and nobody under an order: a small province gets more that brought it in. */
const CASES_AT_START = UNTRACED_CASES + 4;
const MOST_MORE_SEEDS = 24;
/** A little above the model's default, so that the outbreak goes on for weeks. */
const TRANSMISSIBILITY = 1.2;

/** Generates the world of a run: the same run gives the same world, on every machine and after every restart. */
export function buildWorld(
  run: Pick<DemoRun, 'seed' | 'people' | 'historyDays' | 'horizonDays' | 'startedAt' | 'communes'>,
): World {
  const province = generateProvince(
    run.communes,
    {
      people: run.people,
      seed: run.seed,
      days: run.historyDays + run.horizonDays,
      end: run.startedAt + run.horizonDays * DAY_MS,
    },
    nameFrequencies,
  );
  const fewest = Math.max(6, Math.round(run.people / PEOPLE_PER_SEED));
  for (let seeds = fewest; ; seeds += 2) {
    const outbreak = simulateOutbreak(province, {
      seed: run.seed,
      seeds,
      transmissibility: TRANSMISSIBILITY,
    });
    const reported = outbreak.infections
      .filter((one): one is ReportedInfection => one.reportAt !== null && one.sampleAt !== null)
      .sort((a, b) => a.reportAt - b.reportAt || a.infected - b.infected);
    const known = reported.filter(({ reportAt }) => reportAt <= run.startedAt).length;
    if (known >= CASES_AT_START || seeds >= fewest + MOST_MORE_SEEDS) {
      return { province, outbreak, reported };
    }
  }
}
