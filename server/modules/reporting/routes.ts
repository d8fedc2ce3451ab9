import type { exchangeApi } from '../../../contract/exchange.ts';
import type { reportingApi } from '../../../contract/reporting.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { ReportContext } from './context.ts';
import { exportSet, previewSet } from './usecases/data-value-set.ts';
import { loadMapping, showMappings, uploadMapping } from './usecases/exchange-mappings.ts';
import { setTarget, showTarget } from './usecases/exchange-target.ts';
import { issueReport } from './usecases/issue-report.ts';
import { correctReport, makeReport } from './usecases/make-report.ts';
import { mailReport } from './usecases/mail-report.ts';
import { loadPaper } from './usecases/papers.ts';
import { pushPeriod, showPush, showPushes } from './usecases/push-values.ts';
import { showSchedules } from './usecases/schedule-reports.ts';
import { changeSchedule, setSchedule } from './usecases/set-schedule.ts';
import { showReport, showReports, showTemplates } from './usecases/show-reports.ts';
import { signReport } from './usecases/sign-report.ts';
import { editReport, receiveReport, reviewReport } from './usecases/step-report.ts';

const CSV_PAGE = 200;
const reportColumns = [
  'id',
  'template',
  'kind',
  'subject',
  'areaName',
  'officeName',
  'number',
  'status',
  'edition',
  'from',
  'to',
  'asOf',
  'generatedAt',
  'generatedBy',
  'signedBy',
  'dueAt',
  'late',
  'issuedAt',
  'recipients',
  'received',
] as const;
const pushColumns = [
  'id',
  'period',
  'state',
  'values',
  'dryRun',
  'requestedAt',
  'requestedBy',
  'attempts',
  'finishedAt',
  'imported',
  'updated',
  'ignored',
] as const;

/** Handlers of reports. */
export function reportHandlers(context: ReportContext): Handlers<typeof reportingApi> {
  return {
    'GET /report-templates': async () => done(showTemplates(context)),
    'GET /reports': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('reports.csv', reportColumns, async (cursor) =>
            done(await showReports(context, scope, { ...query, limit: CSV_PAGE, cursor })),
          )
        : done(await showReports(context, scope, query)),
    'POST /reports': async ({ scope, body }) => await makeReport(context, scope, body),
    'GET /reports/{id}': async ({ scope, params }) => await showReport(context, scope, params.id),
    'PATCH /reports/{id}': async ({ scope, params, body }) =>
      await editReport(context, scope, params.id, body),
    'POST /reports/{id}/review': async ({ scope, params, body }) =>
      await reviewReport(context, scope, params.id, body),
    'POST /reports/{id}/signature': async ({ scope, params, body }) =>
      await signReport(context, scope, params.id, body),
    'POST /reports/{id}/issue': async ({ scope, params, body }) =>
      await issueReport(context, scope, params.id, body),
    'POST /reports/{id}/correction': async ({ scope, params, body }) =>
      await correctReport(context, scope, params.id, body),
    'POST /reports/{id}/mails': async ({ scope, params, body }) =>
      await mailReport(context, scope, params.id, body),
    'POST /reports/{id}/receipt': async ({ scope, params }) => await receiveReport(context, scope, params.id),
    'GET /reports/{id}/document.pdf': async ({ scope, params }) =>
      await loadPaper(context, scope, params.id, 'pdf'),
    'GET /reports/{id}/document.xlsx': async ({ scope, params }) =>
      await loadPaper(context, scope, params.id, 'xlsx'),
    'GET /report-schedules': async ({ scope }) => done(await showSchedules(context, scope)),
    'PUT /report-schedules/{id}': async ({ scope, params, body }) =>
      await setSchedule(context, scope, params.id, body),
    'PATCH /report-schedules/{id}': async ({ scope, params, body }) =>
      await changeSchedule(context, scope, params.id, body),
  };
}

/** Handlers of the exchange with the level above. */
export function exchangeHandlers(context: ReportContext): Handlers<typeof exchangeApi> {
  return {
    'GET /exchange/mappings': async ({ scope }) => await showMappings(context, scope),
    'POST /exchange/mappings': async ({ scope, body }) => await uploadMapping(context, scope, body),
    'GET /exchange/mappings/{id}/table.csv': async ({ scope, params }) =>
      await loadMapping(context, scope, params.id),
    'GET /exchange/target': async ({ scope }) => await showTarget(context, scope),
    'PUT /exchange/target': async ({ scope, body }) => await setTarget(context, scope, body),
    'GET /exchange/data-values': async ({ scope, query }) => await exportSet(context, scope, query),
    'GET /exchange/preview': async ({ scope, query }) => await previewSet(context, scope, query.period),
    'POST /exchange/pushes': async ({ scope, body }) => await pushPeriod(context, scope, body),
    'GET /exchange/pushes': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv(
            'pushes.csv',
            pushColumns,
            async (cursor) => await showPushes(context, scope, { ...query, limit: CSV_PAGE, cursor }),
          )
        : await showPushes(context, scope, query),
    'GET /exchange/pushes/{id}': async ({ scope, params }) => await showPush(context, scope, params.id),
  };
}
