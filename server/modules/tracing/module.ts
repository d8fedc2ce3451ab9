import { chainsApi } from '../../../contract/chains.ts';
import { rostersApi } from '../../../contract/rosters.ts';
import { tracePlanApi } from '../../../contract/trace-plan.ts';
import { tracingApi } from '../../../contract/tracing.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { type Module, routes } from '../../platform/module.ts';
import './events.ts';
import { chainHandlers } from './chain-routes.ts';
import type { TracingContext } from './context.ts';
import { tracingFigures, tracingMetrics } from './figures.ts';
import { planHandlers } from './plan-routes.ts';
import { rosterHandlers } from './roster-routes.ts';
import { tracingHandlers } from './routes.ts';
import {
  contactsProjection,
  followOpened,
  followChange,
  queueRetraceOfPeople,
  retrace,
} from './usecases/retrace.ts';
import { countFormerMergesOnce, countLinksOnce } from './usecases/count-links-once.ts';
import { followProfile } from './usecases/follow-profile.ts';
import { TRACE_JOB } from './usecases/trace-case.ts';
import { contactHolding } from './store/holding.ts';
import { followUpHolding } from './store/follow-up-holding.ts';
import { whereaboutsHolding } from './store/whereabouts-holding.ts';

/** Tracing: who was exposed to a case, decisions on contacts, follow-up, chains. */
export function tracingModule(context: TracingContext): Module {
  const followMerge = async (event: {
    dataset: string;
    payload: { keepNo: number; goneNo: number };
  }): Promise<void> => {
    const scope = systemScope('tracing.follow-merge', event.dataset);
    const personNos = [event.payload.keepNo, event.payload.goneNo];
    await countLinksOnce(context, scope, personNos);
    await queueRetraceOfPeople(context, scope, personNos);
  };
  return {
    name: 'tracing',
    dependsOn: ['areas', 'people', 'places', 'vehicles', 'presence', 'cases'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(
      { ...tracingApi, ...tracePlanApi, ...chainsApi, ...rostersApi },
      {
        ...tracingHandlers(context),
        ...planHandlers(context),
        ...chainHandlers(context),
        ...rosterHandlers(context),
      },
    ),
    start: async () => await countFormerMergesOnce(context),
    figures: tracingFigures,
    metrics: tracingMetrics,
    projections: [contactsProjection(context)],
    events: {
      'case.changed': async ({ dataset, payload }) => await followChange(context, dataset, payload),
      'profile.changed': async ({ dataset, payload }) => await followProfile(context, dataset, payload),
      'person.merged': followMerge,
      'person.unmerged': followMerge,
    },
    eventRuns: { 'case.opened': async (events) => await followOpened(context, events) },
    jobs: [
      {
        kind: TRACE_JOB,
        run: async (input) => {
          const { dataset, caseId } = input as { dataset: string; caseId: string };
          return await retrace(context, systemScope(TRACE_JOB, dataset), context.platform.db, caseId);
        },
      },
    ],
    holdings: [
      contactHolding(context.platform.secrets),
      followUpHolding(context.platform.secrets),
      whereaboutsHolding(context.platform.secrets),
    ],
    tables: {
      contact_trace: { distributedBy: 'case_id' },
      contact: { distributedBy: 'case_id' },
      contact_link: { distributedBy: 'case_id' },
      contact_visit: { distributedBy: 'case_id' },
      named_contact: { distributedBy: 'case_id' },
      case_circumstance: { distributedBy: 'case_id' },
      residence: { distributedBy: 'place_no' },
      roster: { distributedBy: 'id' },
      roster_session: { distributedBy: 'roster_id' },
      roster_row: { distributedBy: 'roster_id' },
      event_contact: { distributedBy: 'case_id' },
      trip: { distributedBy: 'id' },
      trip_person: { distributedBy: 'trip_id' },
      case_link: { distributedBy: 'case_from' },
      trace_plan: { distributedBy: 'case_id' },
      place_exposure: { distributedBy: 'case_id' },
    },
  };
}
