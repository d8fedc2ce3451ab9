import type { DemoRun } from '../store/runs.ts';
import type { Api } from './api.ts';
import { postScans } from './post-scans.ts';
import type { ScanQueue } from './scan-queue.ts';

/** At night and on a still day: a check-in at least every so often, so that a newcomer sees the map move. */
const FLOOR_MS = 3_000;
const MOST = 1_000;

/** Sends the check-ins that fall due. */
export type Scanner = {
  /** @param now real time; @param lived the province's time, both Unix ms. */
  readonly step: (api: Api, now: number, lived: number) => Promise<void>;
};

/** @param from the province's time from which on check-ins are due; `away`: people who no longer go out. */
export function createScanner(
  run: DemoRun,
  codes: readonly string[],
  queue: ScanQueue,
  from: number,
  away: ReadonlySet<number>,
): Scanner {
  let sentUntil = from;
  let lastAt = 0;
  return {
    step: async (api, now, lived) => {
      const due = await queue.between(sentUntil, lived, MOST);
      // What is too much for one step is left out rather than queued without end.
      sentUntil = lived;
      const filler = due.length === 0 && now - lastAt >= FLOOR_MS ? await queue.anyOf(lived) : null;
      const scans = [...due, ...(filler === null ? [] : [filler])].filter(({ person }) => !away.has(person));
      if (scans.length > 0) {
        lastAt = now;
        await postScans(
          api,
          run,
          codes,
          scans.map(({ person, place }) => ({ person, place, at: now, leftAt: null })),
        );
      }
    },
  };
}
