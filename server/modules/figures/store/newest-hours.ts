import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { readDays } from '../../../platform/figures/months.ts';
import { newestFigureHours } from '../../../platform/figures/newest-hour.ts';

const HOURS_BACK_MS = 2 * DAY_MS;
const DAYS_BACK_MS = 62 * DAY_MS;

/**
 * Time of the newest thing that each counter counted in these areas, Unix ms: the hour within two days, else the day
 * within two months, else missing. What is dated in the future says nothing of how fresh a source is.
 */
export async function newestHours(
  scope: Scope,
  db: Db,
  metrics: readonly string[],
  areaNos: readonly number[],
  now: number,
): Promise<Map<string, number>> {
  const hours = { from: now - HOURS_BACK_MS, to: now };
  const newest = await newestFigureHours(db, scope.dataset, metrics, areaNos, hours);
  const older = metrics.filter((metric) => !newest.has(metric));
  if (older.length > 0) {
    const groups = [{ key: 'all', areaNos }];
    const query = { dataset: scope.dataset, metrics: older, groups, from: now - DAYS_BACK_MS, to: now };
    await readDays(db, query, (metric, _key, at) => {
      newest.set(metric, Math.max(at, newest.get(metric) ?? 0));
    });
  }
  return newest;
}
