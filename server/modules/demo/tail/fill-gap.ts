import type { DemoRun } from '../store/runs.ts';
import type { Api } from './api.ts';
import { postScans } from './post-scans.ts';
import type { ScanQueue } from './scan-queue.ts';

const HOUR_MS = 3_600_000;
/** What happened while the program stood still is made up for, but no further back than this. */
const MOST_MS = 12 * HOUR_MS;
const STEP_MS = 10 * 60_000;
const MOST_SCANS = 60_000;

/**
 * Sends the check-ins that the province made between the last stop and `now`, quietly, through the same API. Longer
 * gaps stay empty in the log, and a sentence says so.
 */
export async function fillGap(
  api: Api,
  run: DemoRun,
  codes: readonly string[],
  queue: ScanQueue,
  now: number,
  tell: (sentence: string) => void = () => undefined,
): Promise<number> {
  const from = Math.max(run.livedUntil, now - MOST_MS);
  if (from > run.livedUntil) {
    const hours = Math.round((from - run.livedUntil) / HOUR_MS);
    tell(
      `Mô phỏng: bỏ trống ${hours} giờ mà chương trình không chạy. / Simulation: ${hours} hours without the program stay empty.`,
    );
  }
  let sent = 0;
  for (let at = from; at < now && sent < MOST_SCANS; at += STEP_MS) {
    const scans = await queue.between(at, Math.min(now, at + STEP_MS), MOST_SCANS - sent);
    sent += await postScans(
      api,
      run,
      codes,
      scans.map(({ person, place, at: inAt, until }) => ({
        person,
        place,
        at: inAt,
        leftAt: until < now ? until : null,
      })),
    );
  }
  return sent;
}
