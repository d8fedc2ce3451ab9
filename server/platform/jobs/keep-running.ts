import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner, WorkerEvents } from 'graphile-worker';
import type { Log } from '../log/log.ts';

/** Before a runner is begun anew; doubled each time that it does not begin, up to the most. */
const PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 30_000;
/** So many looks for a job that failed in a row are no hiccup. */
const TOO_MANY = 4;

export type KeptRunning = { readonly stop: () => Promise<void> };

/**
 * Keeps a runner of jobs at work. One whose first question to the database failed remembers the failure for good, and one that
 * could not give a job back ends by itself; both would leave every job waiting without a word. Either is begun anew until
 * it runs. @throws what the first beginning throws.
 */
export async function keepRunning(
  begin: (events: WorkerEvents) => Promise<Runner>,
  log: Log,
): Promise<KeptRunning> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let runner: Runner | null = null;
  let replacing: Promise<void> = Promise.resolve();

  async function watched(): Promise<Runner> {
    const events = new EventEmitter() as WorkerEvents;
    const begun = await begin(events);
    let failures = 0;
    const well = () => {
      failures = 0;
    };
    events.on('worker:getJob:empty', well);
    events.on('job:start', well);
    events.on('worker:getJob:error', () => {
      failures += 1;
      if (failures === TOO_MANY) {
        replace(begun, 'no job can be fetched');
      }
    });
    const ended = () => replace(begun, 'the runner ended');
    begun.promise.then(ended, ended);
    return begun;
  }

  function replace(old: Runner, why: string): void {
    if (signal.aborted || runner !== old) {
      return;
    }
    runner = null;
    log.warn({ part: 'jobs' }, `${why}: the runner is begun anew`);
    replacing = (async () => {
      // It may have ended already.
      await old.stop().catch(() => undefined);
      for (let ms = PAUSE_MS; runner === null && !signal.aborted; ms = Math.min(2 * ms, MOST_PAUSE_MS)) {
        // A stop ends it.
        await pause(ms, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) {
          runner = await watched().catch((error: Error) => {
            log.warn({ part: 'jobs', err: error.message }, 'the runner does not begin');
            return null;
          });
        }
      }
    })();
  }

  runner = await watched();
  return {
    stop: async () => {
      stopping.abort();
      await replacing;
      await runner?.stop();
    },
  };
}
