import { lodgingApi } from '../../../contract/lodging.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { LodgingContext } from './context.ts';
import './events.ts';
import { lodgingFigures } from './figures.ts';
import { decideStays, recordDepartures, recordVisit } from './usecases/change-stays.ts';
import { registerArrivals } from './usecases/register-arrivals.ts';
import { type ShownStay, showStays } from './usecases/show-stays.ts';
import { lodgingHolding } from './store/holding.ts';

const columns = [
  'id',
  'personId',
  'name',
  'phone',
  'placeName',
  'placeKind',
  'areaName',
  'room',
  'arrivedAt',
  'plannedDepartureAt',
  'departedAt',
  'overdue',
  'originName',
  'originZone',
  'state',
  'decidedAt',
  'decidedBy',
  'visit',
  'visitResult',
  'visitAt',
  'note',
  'recordedBy',
] as const satisfies readonly (keyof ShownStay)[];

/** Lodging: who sleeps where, as hosts register it and the commune confirms it. */
export function lodgingModule(context: LodgingContext): Module {
  return {
    name: 'lodging',
    dependsOn: ['areas', 'people', 'places', 'tracing', 'gates'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(lodgingApi, {
      'POST /lodging/stays': async ({ scope, body }) => await registerArrivals(context, scope, body),
      'GET /lodging/stays': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showStays(context, scope, query)
          : pagedCsv('lodging.csv', columns, (cursor) =>
              showStays(context, scope, {
                ...query,
                limit: 500,
                ...(cursor === undefined ? {} : { cursor }),
              }),
            ),
      'POST /lodging/departures': async ({ scope, body }) => await recordDepartures(context, scope, body),
      'POST /lodging/decisions': async ({ scope, body }) => await decideStays(context, scope, body),
      'POST /lodging/stays/{id}/visits': async ({ scope, params, body }) =>
        await recordVisit(context, scope, params.id, body),
    }),
    figures: lodgingFigures,
    holdings: [lodgingHolding(context.platform.secrets)],
    tables: { lodging_stay: { distributedBy: 'place_no' } },
  };
}
