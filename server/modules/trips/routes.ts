import { tripTermsApi } from '../../../contract/trip-terms.ts';
import { tripsApi } from '../../../contract/trips.ts';
import { anonymousScope } from '../../platform/access/scope.ts';
import { csvAnswer, pagedCsv } from '../../platform/http/csv.ts';
import { routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { TripContext } from './context.ts';
import { closeTrip, decideTrips } from './usecases/decide-trips.ts';
import { handOver } from './usecases/hand-over.ts';
import { changeGate, finishRoute, makeRoute, showGates, showRoutes } from './usecases/manage-terms.ts';
import type { ShownTrip } from './usecases/present-trips.ts';
import { recordChecks } from './usecases/record-checks.ts';
import { resolveTask } from './usecases/resolve-task.ts';
import { openExpectedLists } from './usecases/show-expected.ts';
import { showCounts, showPublicQueue, showPublicTrip, showYard } from './usecases/show-queue.ts';
import { type ShownTask, showTasks } from './usecases/show-tasks.ts';
import { showTrip } from './usecases/show-trip.ts';
import { freeSlots, placeNoOf, showSlots, showTrips } from './usecases/show-trips.ts';
import { submitTrips } from './usecases/submit-trips.ts';

const CSV_PAGE = 500;
const tripColumns = [
  'id',
  'state',
  'shortCode',
  'direction',
  'gateName',
  'routeName',
  'plate',
  'plateNation',
  'driver',
  'driverPhone',
  'enterprise',
  'goods',
  'weightKg',
  'startsAt',
  'slotAt',
  'plannedArrivalAt',
  'arrivedAt',
  'passedAt',
  'closedAt',
  'openTasks',
  'late',
  'submittedAt',
  'registeredBy',
] as const satisfies readonly (keyof ShownTrip)[];
const taskColumns = [
  'id',
  'tripId',
  'reason',
  'state',
  'at',
  'dueAt',
  'placeName',
  'minutes',
  'plate',
  'gateName',
  'shortCode',
  'driver',
  'driverPhone',
  'outcome',
  'note',
  'doneBy',
  'doneAt',
] as const satisfies readonly (keyof ShownTask)[];
const countColumns = ['gateName', 'hour', 'nation', 'direction', 'arrived', 'exited'] as const;

const more = (cursor: string | undefined) => ({
  limit: CSV_PAGE,
  ...(cursor === undefined ? {} : { cursor }),
});

/** Endpoints of trips. */
export function tripRoutes(context: TripContext): ReturnType<typeof routes> {
  const nobody = anonymousScope(context.publicDataset);
  const expected = openExpectedLists(context);
  return routes(
    { ...tripsApi, ...tripTermsApi },
    {
      'POST /public/border/trips': async ({ body }) => await submitTrips(context, nobody, body),
      'GET /public/border/trips/{key}': async ({ params }) =>
        await showPublicTrip(context, nobody, params.key),
      'GET /public/gates/queue': async ({ query }) =>
        done(await showPublicQueue(context, nobody, query.gate)),
      'GET /public/gates/{id}/slots': async ({ params, query }) =>
        done({
          items: await freeSlots(context, nobody, await placeNoOf(context, nobody, params.id), query.date),
        }),
      'POST /border/trips': async ({ scope, body }) => await submitTrips(context, scope, body),
      'GET /border/trips': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showTrips(context, scope, query)
          : pagedCsv('trips.csv', tripColumns, (cursor) =>
              showTrips(context, scope, { ...query, ...more(cursor) }),
            ),
      'GET /border/trips/{id}': async ({ scope, params }) => await showTrip(context, scope, params.id),
      'POST /border/trips/decisions': async ({ scope, body }) => await decideTrips(context, scope, body),
      'POST /border/checks': async ({ scope, body }) => await recordChecks(context, scope, body),
      'POST /border/trips/{id}/hand-over': async ({ scope, params, body }) => {
        const handed = await handOver(context, scope, params.id, body);
        const shown = handed.ok ? await showTrip(context, scope, params.id) : handed;
        return shown.ok && handed.ok ? done(shown.value, handed.status) : shown;
      },
      'POST /border/trips/{id}/close': async ({ scope, params, body }) => {
        const closed = await closeTrip(context, scope, params.id, body);
        return closed.ok ? await showTrip(context, scope, params.id) : closed;
      },
      'GET /border/tasks': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showTasks(context, scope, query)
          : pagedCsv('trip-tasks.csv', taskColumns, (cursor) =>
              showTasks(context, scope, { ...query, ...more(cursor) }),
            ),
      'POST /border/trips/{id}/tasks/{taskId}': async ({ scope, params, body }) =>
        await resolveTask(context, scope, params, body),
      'GET /border/expected': async ({ scope, query }) => await expected.forDevice(scope, query),
      'GET /border/yard': async ({ scope, query }) => done(await showYard(context, scope, query.gate)),
      'GET /border/counts': async ({ scope, query, wants }) => {
        const counts = await showCounts(context, scope, query);
        async function* rows() {
          for (const item of counts.items) {
            yield countColumns.map((column) => item[column]);
          }
        }
        return wants === 'json' ? done(counts) : csvAnswer('gate-counts.csv', countColumns, rows());
      },
      'GET /border/slots': async ({ scope, query }) => await showSlots(context, scope, query),
      'GET /border/routes': async ({ scope, query }) => done(await showRoutes(context, scope, query.gate)),
      'POST /border/routes': async ({ scope, body }) => await makeRoute(context, scope, body),
      'POST /border/routes/{id}/end': async ({ scope, params, body }) =>
        await finishRoute(context, scope, params.id, body.validUntil),
      'GET /border/gates': async ({ scope }) => done(await showGates(context, scope)),
      'PATCH /border/gates/{id}': async ({ scope, params, body }) =>
        await changeGate(context, scope, params.id, body),
    },
  );
}
