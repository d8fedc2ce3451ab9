import { systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { TripContext } from '../context.ts';
import { shippedRetention } from '../rules/retention.ts';
import { anonymise, blankTrip, tripsToAnonymise } from '../store/retention.ts';
import { findTrip } from '../store/trips.ts';

const AT_ONCE = 200;
const BY_PROGRAM = 'trips.retention';

/**
 * Takes who drove what out of trips that were over long ago, by the dated rule. Counters, way and times stay, so that no
 * figure moves. @returns how many.
 */
export async function anonymiseTrips({
  platform,
}: Pick<TripContext, 'platform'>): Promise<{ anonymised: number }> {
  const { db, secrets, clock } = platform;
  const { closedDays, anyDays } = shippedRetention;
  const now = clock.now();
  const before = { closed: new Date(now - closedDays * DAY_MS), planned: new Date(now - anyDays * DAY_MS) };
  const blank = blankTrip(secrets);
  let anonymised = 0;
  for (;;) {
    const due = await tripsToAnonymise(db, before, AT_ONCE);
    for (const trip of due) {
      const scope = systemScope(BY_PROGRAM, trip.dataset);
      await db.transaction().execute(async (tx) => {
        const row = await findTrip(scope, tx, trip.id, true);
        await anonymise(tx, trip, blank, { at: new Date(now), name: BY_PROGRAM });
        await audit(tx, scope, now, [
          {
            action: 'trip.anonymise',
            subjectKind: 'trip',
            subjectId: trip.id,
            ...(row === undefined ? {} : { areaNo: row.area_no }),
          },
        ]);
      });
    }
    anonymised += due.length;
    if (due.length < AT_ONCE) {
      return { anonymised };
    }
  }
}
