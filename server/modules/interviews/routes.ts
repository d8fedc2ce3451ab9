import type { interviewsApi } from '../../../contract/interviews.ts';
import type { Handlers } from '../../platform/module.ts';
import { refuse as refuseGeneral } from '../../platform/outcomes/general.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { InterviewContext } from './context.ts';
import { finishCall } from './usecases/finish-call.ts';
import { recordAttempt } from './usecases/record-attempt.ts';
import { saveAnswers } from './usecases/save-answers.ts';
import { showCall } from './usecases/show-call.ts';
import { exportCalls, showCalls } from './usecases/show-calls.ts';
import { startCall } from './usecases/start-call.ts';

export function interviewsHandlers(context: InterviewContext): Handlers<typeof interviewsApi> {
  return {
    'GET /interviews': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? await exportCalls(context, scope, query)
        : done(await showCalls(context, scope, query)),
    'POST /interviews': async ({ scope, body }) => await startCall(context, scope, body),
    'GET /interviews/draft-key': async ({ scope }) =>
      scope.actor.id === null
        ? refuseGeneral('forbidden')
        : done({
            key: context.platform.secrets.derive(`interview-draft:${scope.actor.id}`).toString('base64'),
          }),
    'GET /interviews/{id}': async ({ scope, params }) => await showCall(context, scope, params.id),
    'PATCH /interviews/{id}': async ({ scope, params, body }) =>
      await saveAnswers(context, scope, params.id, body),
    'POST /interviews/{id}/attempts': async ({ scope, params, body }) =>
      await recordAttempt(context, scope, params.id, body),
    'POST /interviews/{id}/completion': async ({ scope, params, body }) =>
      await finishCall(context, scope, params.id, body),
  };
}
