import type { ReportedInfection, World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';
import type { Api } from './api.ts';
import { postCase, workLiveCase } from './post-case.ts';

/** The first case comes soon after the start, a later one at least every half hour while the outbreak lasts. */
const FIRST_MS = 20_000;
const FLOOR_MS = 30 * 60_000;
/** The newest case is left to the newcomer for a while; then an office works it. */
const WORKED_AFTER_MS = 20 * 60_000;

/** Reports the cases that fall due, and lets the offices follow. */
export type Reporter = {
  /** @param now real time; @param lived the province's time, both Unix ms. */
  readonly step: (api: Api, now: number, lived: number) => Promise<void>;
  /** The next case in order of report. */
  readonly nextCase: () => number;
};

/** @param away gets the people who are reported, and go nowhere from then on. */
export function createReporter(run: DemoRun, world: World, began: number, away: Set<number>): Reporter {
  let nextCase = run.nextCase;
  let dueBy = began + FIRST_MS;
  let waiting: { readonly infection: ReportedInfection; readonly since: number } | null = null;

  async function report(api: Api, infection: ReportedInfection, now: number): Promise<void> {
    // Counted before it is sent: a case that the server refuses must not stop all that follow.
    nextCase += 1;
    dueBy = now + FLOOR_MS;
    away.add(infection.infected);
    await postCase(api, run, world, infection, now);
    const before = waiting;
    waiting = { infection, since: now };
    if (before !== null) {
      await workLiveCase(api, run, world, before.infection, now);
    }
  }

  return {
    nextCase: () => nextCase,
    step: async (api, now, lived) => {
      const next = world.reported[nextCase];
      if (next !== undefined && (next.reportAt <= lived || now >= dueBy)) {
        await report(api, next, now);
      } else if (waiting !== null && now - waiting.since >= WORKED_AFTER_MS) {
        const { infection } = waiting;
        waiting = null;
        await workLiveCase(api, run, world, infection, now);
      }
    },
  };
}
