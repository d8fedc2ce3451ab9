import type { Module } from '../../platform/module.ts';
import type { TripContext } from './context.ts';
import './events.ts';
import { tripFigures } from './figures.ts';
import { tripRoutes } from './routes.ts';
import { rebuildCounts } from './store/counts.ts';
import { anonymiseTrips } from './usecases/anonymise-trips.ts';
import { followCrossings } from './usecases/follow-crossings.ts';
import { followMoves } from './usecases/follow-moves.ts';
import { followPlates, matchReadings } from './usecases/follow-plates.ts';
import { followResults } from './usecases/follow-results.ts';
import { watchLimits } from './usecases/watch-limits.ts';
import { tripHolding } from './store/holding.ts';

/** Trips of goods vehicles to border gates: route, limits, hand-over, queue. */
export function tripsModule(context: TripContext): Module {
  return {
    name: 'trips',
    dependsOn: [
      'areas',
      'people',
      'places',
      'presence',
      'tracing',
      'gates',
      'permits',
      'plates',
      'lodging',
      'laboratory',
    ],
    migrations: new URL('./migrations/', import.meta.url),
    ...tripRoutes(context),
    figures: tripFigures,
    events: {
      'gate.crossed': async (event) => await followCrossings(context, event),
      'plates.seen': async (event) => await followPlates(context, event),
      'trip.accepted': async (event) => await matchReadings(context, event),
      'lab.result-released': async (event) => await followResults(context, event),
      'lab.result-corrected': async (event) => await followResults(context, event),
      'trip.moved': async (event) => await followMoves(context, event),
    },
    jobs: [
      { kind: 'trips.limits', cron: '* * * * *', run: async () => await watchLimits(context) },
      { kind: 'trips.retention', cron: '50 19 * * *', run: async () => await anonymiseTrips(context) },
    ],
    projections: [{ name: 'border-counts', version: 1, rebuild: rebuildCounts }],
    holdings: [tripHolding(context.platform)],
    tables: {
      border_gate: { distributedBy: 'place_no' },
      border_route: 'reference',
      border_trip: { distributedBy: 'id' },
      border_check: { distributedBy: 'trip_id' },
      border_misuse: { distributedBy: 'trip_id' },
      border_task: { distributedBy: 'trip_id' },
      border_slot: { distributedBy: 'gate_no' },
      border_count: { distributedBy: 'gate_no' },
    },
  };
}
