import { interviewsApi } from '../../../contract/interviews.ts';
import { type Module, routes } from '../../platform/module.ts';
import './events.ts';
import type { InterviewContext } from './context.ts';
import { interviewsHandlers } from './routes.ts';
import { interviewHolding } from './store/holding.ts';
import { followCase, followCompleted, followOpened } from './usecases/follow-events.ts';

/** First calls to cases and contacts: the call list, answers saved in parts, attempts, what follows from them. */
export function interviewsModule(context: InterviewContext): Module {
  return {
    name: 'interviews',
    dependsOn: ['areas', 'people', 'places', 'presence', 'cases', 'tracing'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(interviewsApi, interviewsHandlers(context)),
    events: {
      'case.changed': async (event) => await followCase(context, event),
      'contacts.decided': async (event) => await followCase(context, event),
      'contacts.moved': async (event) => await followCase(context, event),
      'interviews.completed': async (event) => await followCompleted(context, event),
    },
    holdings: [interviewHolding({ secrets: context.platform.secrets, people: context.people })],
    eventRuns: { 'case.opened': async (events) => await followOpened(context, events) },
    tables: {
      interview: { distributedBy: 'case_id' },
      interview_attempt: { distributedBy: 'case_id' },
    },
  };
}
