import { privacyApi } from '../../../contract/privacy.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from './context.ts';
import { dropProofs } from './store/proofs.ts';
import { answerRequest, releasePerson } from './usecases/answer-request.ts';
import { assessmentFile, freezeAssessment, showAssessments, showRegister } from './usecases/assess.ts';
import {
  breachNotice,
  editBreach,
  recordBreach,
  showBreaches,
  type ShownBreach,
} from './usecases/breaches.ts';
import { copyHeld } from './usecases/copy-held.ts';
import { extendRequest } from './usecases/extend-request.ts';
import { enterHoliday, showHolidays } from './usecases/holidays.ts';
import { askOwn } from './usecases/own-data.ts';
import { showLooks } from './usecases/show-looks.ts';
import { askProof, giveProof, PROOF_JOB, sendProof } from './usecases/prove.ts';
import { giveFirstAnswer, noteProof, recordRequest } from './usecases/record-request.ts';
import { showAttention, showRequests, type ShownRequest } from './usecases/show-requests.ts';
import { requestHolding } from './store/holding.ts';

const requestColumns = [
  'code',
  'wish',
  'state',
  'personId',
  'personName',
  'areaName',
  'channel',
  'proof',
  'receivedAt',
  'firstAnswerDueAt',
  'firstAnsweredAt',
  'firstAnsweredBy',
  'dueAt',
  'clock',
  'overdue',
  'escalatedTo',
  'decidedAt',
  'decidedBy',
] as const satisfies readonly (keyof ShownRequest)[];
const breachColumns = [
  'foundAt',
  'title',
  'state',
  'people',
  'dueAt',
  'overdue',
  'lateHours',
  'authorityTold',
  'authorityToldAt',
  'peopleToldAt',
  'recordedBy',
] as const satisfies readonly (keyof ShownBreach)[];

/** The rights of people over their data, and what the holder of the data must be able to show. */
export function privacyModule(context: PrivacyContext): Module {
  const { db, clock } = context.platform;
  return {
    name: 'privacy',
    dependsOn: ['areas', 'people'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(privacyApi, {
      'GET /privacy/requests': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showRequests(context, scope, query)
          : pagedCsv(
              'privacy-requests.csv',
              requestColumns,
              async (cursor) =>
                await showRequests(context, scope, { ...query, limit: 500, ...(cursor && { cursor }) }),
            ),
      'GET /privacy/attention': async ({ scope }) => done(await showAttention(context, scope)),
      'POST /privacy/requests': async ({ scope, body }) => await recordRequest(context, scope, body),
      'POST /privacy/requests/{id}/first-answer': async ({ scope, params, body }) =>
        await giveFirstAnswer(context, scope, params.id, body),
      'POST /privacy/requests/{id}/proof': async ({ scope, params, body }) =>
        await noteProof(context, scope, params.id, body),
      'POST /privacy/requests/{id}/answer': async ({ scope, params, body }) =>
        await answerRequest(context, scope, params.id, body),
      'POST /privacy/requests/{id}/extension': async ({ scope, params, body }) =>
        await extendRequest(context, scope, params.id, body.reason),
      'GET /privacy/requests/{id}/copy': async ({ scope, params, query }) =>
        await copyHeld(context, scope, params.id, query.format),
      'POST /privacy/people/{id}/release': async ({ scope, params, body }) =>
        await releasePerson(context, scope, params.id, body.reason),
      'GET /privacy/breaches': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showBreaches(context, scope, query)
          : pagedCsv(
              'privacy-breaches.csv',
              breachColumns,
              async (cursor) =>
                await showBreaches(context, scope, { ...query, limit: 500, ...(cursor && { cursor }) }),
            ),
      'POST /privacy/breaches': async ({ scope, body }) => await recordBreach(context, scope, body),
      'PATCH /privacy/breaches/{id}': async ({ scope, params, body }) =>
        await editBreach(context, scope, params.id, body),
      'GET /privacy/breaches/{id}/notice.pdf': async ({ scope, params }) =>
        await breachNotice(context, scope, params.id),
      'GET /privacy/register': async ({ scope }) => done(await showRegister(context, scope)),
      'GET /privacy/holidays': async ({ scope, query }) => done(await showHolidays(context, scope, query)),
      'POST /privacy/holidays': async ({ scope, body }) => await enterHoliday(context, scope, body),
      'GET /privacy/assessments': async ({ scope }) => done(await showAssessments(context, scope)),
      'POST /privacy/assessments': async ({ scope, body }) => await freezeAssessment(context, scope, body),
      'GET /privacy/assessments/{id}/file.pdf': async ({ scope, params }) =>
        await assessmentFile(context, scope, params.id),
      'POST /public/privacy/proofs': async ({ body }) => await askProof(context, body),
      'POST /public/privacy/proofs/{id}': async ({ params, body }) =>
        await giveProof(context, params.id, body.code),
      'POST /public/privacy/looks': async ({ body }) => await showLooks(context, body),
      'POST /public/privacy/requests': async ({ body }) => await askOwn(context, body),
    }),
    jobs: [
      {
        kind: PROOF_JOB,
        run: async (input) => await sendProof(context, input as { wish: string }),
      },
      {
        kind: 'privacy.retention',
        cron: '50 19 * * *',
        run: async () => ({ deleted: await dropProofs(db, new Date(clock.now() - DAY_MS)) }),
      },
    ],
    holdings: [requestHolding(context.platform.secrets)],
    tables: {
      privacy_request: { distributedBy: 'id' },
      privacy_proof: { distributedBy: 'id' },
      privacy_breach: 'local',
      public_holiday: 'reference',
      privacy_assessment: 'local',
    },
  };
}
