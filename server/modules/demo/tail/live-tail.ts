import { systemScope } from '../../../platform/access/scope.ts';
import { DEMO, type DemoContext } from '../context.ts';
import { demoPlaceCodes } from '../rules/ids.ts';
import { buildWorld } from '../rules/world.ts';
import { type DemoRun, readRun, updateRun } from '../store/runs.ts';
import { simulatorToken } from '../usecases/open-accounts.ts';
import { httpApi } from './api.ts';
import { fillGap } from './fill-gap.ts';
import { createReporter } from './reporter.ts';
import { createScanQueue } from './scan-queue.ts';
import { createScanner } from './scanner.ts';

/** The province living on after its history: it begins when the port is open. */
export type LiveTail = { readonly begin: (baseUrl: string) => void; readonly stop: () => Promise<void> };

export type LiveTailOptions = {
  /** How much faster than the clock the province lives; what happens is recorded at the real time. */
  readonly speed: number;
  readonly tell?: (sentence: string) => void;
  /** Milliseconds between two looks at the clock. */
  readonly tickMs?: number;
};

const TICK_MS = 1_000;
const SAVE_MS = 15_000;
/** Well before the session's 12 hours are over. */
const TOKEN_MS = 10 * 3_600_000;

/**
 * Prepares the live tail of a loaded demo: simulated check-ins, cases, traces and orders, sent over HTTP through
 * the public API at the moment they happen. Everything is simulated and lies in the demo dataset; floors make it
 * livelier than the model alone would be: a check-in every few seconds, a case every half hour.
 * @returns null when no demo is loaded or the speed is 0.
 */
export async function startLiveTail(
  context: DemoContext,
  options: LiveTailOptions,
): Promise<LiveTail | null> {
  const run = await readRun(systemScope('demo', DEMO), context.platform.db);
  if (run === undefined || options.speed <= 0) {
    return null;
  }
  let stopped = false;
  let wake: () => void = () => undefined;
  let living: Promise<void> = Promise.resolve();
  const pause = async (): Promise<boolean> => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.tickMs ?? TICK_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return !stopped;
  };
  return {
    begin: (baseUrl) => {
      living = live(context, run, baseUrl, options, pause).catch((error: unknown) => {
        context.platform.log.warn({ part: 'demo', err: (error as Error).message }, 'live tail stopped');
      });
    },
    stop: async () => {
      stopped = true;
      wake();
      await living;
    },
  };
}

async function live(
  context: DemoContext,
  run: DemoRun,
  baseUrl: string,
  { speed, tell }: LiveTailOptions,
  pause: () => Promise<boolean>,
): Promise<void> {
  const { clock, db, log } = context.platform;
  const connect = async () => httpApi(baseUrl, await simulatorToken(context));
  const world = buildWorld(run);
  const codes = demoPlaceCodes(run, world.province.places.length);
  const began = clock.now();
  const queue = createScanQueue(world, began);
  let api = await connect();
  let connectedAt = began;
  await fillGap(api, run, codes, queue, began, tell);
  const away = new Set<number>();
  const scanner = createScanner(run, codes, queue, began, away);
  const reporter = createReporter(run, world, began, away);
  let savedAt = 0;
  const save = async (now: number): Promise<void> => {
    savedAt = now;
    await updateRun(systemScope('demo', DEMO), db, { livedUntil: now, nextCase: reporter.nextCase() });
  };
  while (await pause()) {
    const now = clock.now();
    const lived = began + (now - began) * speed;
    try {
      if (now - connectedAt > TOKEN_MS) {
        api = await connect();
        connectedAt = now;
      }
      await scanner.step(api, now, lived);
      await reporter.step(api, now, lived);
      if (now - savedAt >= SAVE_MS) {
        await save(now);
      }
    } catch (error) {
      log.warn({ part: 'demo', err: (error as Error).message }, 'live tail: one step failed, goes on');
    }
  }
  await save(clock.now());
}
