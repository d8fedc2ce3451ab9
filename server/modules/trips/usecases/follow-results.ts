import { systemScope } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { resultsOfTube } from '../../laboratory/index.ts';
import type { TripContext } from '../context.ts';
import { findTrip, openTripsOf, updateTrip } from '../store/trips.ts';
import { readDetails, testEnd } from './accept-trip.ts';
import { settleTrip } from './settle-trip.ts';

/**
 * A result of a driver was released or corrected: whether the test holds on arrival is judged again, which raises the task
 * or closes it.
 */
export async function followResults(
  context: TripContext,
  event: OutboxEvent<'lab.result-released' | 'lab.result-corrected'>,
): Promise<void> {
  const { db } = context.platform;
  const scope = systemScope('trips.follow-results', event.dataset);
  const release = await resultsOfTube(scope, db, event.payload.tubeId);
  const nos = (release?.people ?? []).map(({ personNo }) => personNo);
  const merged =
    nos.length === 0 ? new Map<number, readonly number[]>() : await context.people.numbersOf(scope, db, nos);
  for (const id of await openTripsOf(scope, db, [...merged.values()].flat())) {
    await db.transaction().execute(async (tx) => {
      const row = await findTrip(scope, tx, id, true);
      if (row === undefined || row.driver_no === null) {
        return;
      }
      const until = await testEnd(context, scope, readDetails(context, row), row.driver_no);
      await updateTrip(scope, tx, id, { test_valid_until: until });
      await settleTrip(context, scope, tx, { ...row, test_valid_until: until });
    });
  }
}
