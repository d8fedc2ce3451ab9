import { systemScope } from '../../../platform/access/scope.ts';
import type { TripContext } from '../context.ts';
import { findTrip, tripsDue } from '../store/trips.ts';
import { settleTrip } from './settle-trip.ts';

const AT_ONCE = 500;

/** Looks at the trips whose limit ran out without a report: each becomes a task. @returns how many were looked at. */
export async function watchLimits(context: Pick<TripContext, 'platform'>): Promise<{ trips: number }> {
  const { db, clock } = context.platform;
  const due = await tripsDue(db, new Date(clock.now()), AT_ONCE);
  for (const { id, dataset } of due) {
    const scope = systemScope('trips.watch-limits', dataset);
    await db.transaction().execute(async (tx) => {
      const row = await findTrip(scope, tx, id, true);
      if (row !== undefined) {
        await settleTrip(context, scope, tx, row, true);
      }
    });
  }
  return { trips: due.length };
}
