import type { Db } from '../../../platform/db/database.ts';
import { recountFigures } from '../../../platform/figures/recount.ts';
import type { Metric } from '../rules/metrics.ts';
import { saveRecount } from '../store/recounts.ts';

const SAMPLE = 20;

/**
 * Counts every metric again from the facts and stores how many counters differ. The answer must be zero.
 * @param now Unix milliseconds.
 */
export async function recount(
  db: Db,
  metrics: readonly Metric[],
  now: number,
): Promise<{ differences: number }> {
  const differences = await recountFigures(db, metrics, now);
  const result = { at: new Date(now), metrics: metrics.length, differences: differences.length };
  await saveRecount(db, result, differences.slice(0, SAMPLE));
  return { differences: differences.length };
}
