import { exchangeApi } from '../../../contract/exchange.ts';
import { reportingApi } from '../../../contract/reporting.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { ReportContext } from './context.ts';
import './events.ts';
import { reportMetrics } from './figures.ts';
import { exchangeHandlers, reportHandlers } from './routes.ts';
import { problemsOf, templates } from './rules/templates.ts';
import { deliverMails, MAIL_JOB, mailHealth } from './usecases/deliver-mails.ts';
import { deliverPushes, PUSH_JOB, runPushSchedule } from './usecases/push-values.ts';
import { runSchedules } from './usecases/schedule-reports.ts';
import { sendSigned } from './usecases/send-signed.ts';
import { BY_SCHEDULE } from './usecases/show-reports.ts';
import { warnLate } from './usecases/warn-late.ts';

/** Reports made from templates, kept as they were issued; exchange with the level above. */
export function reportingModule(context: ReportContext): Module {
  const reports = routes(reportingApi, reportHandlers(context));
  const exchange = routes(exchangeApi, exchangeHandlers(context));
  return {
    name: 'reporting',
    dependsOn: ['areas', 'organisations', 'directives', 'figures'],
    migrations: new URL('./migrations/', import.meta.url),
    endpoints: [...(reports.endpoints ?? []), ...(exchange.endpoints ?? [])],
    handlers: { ...reports.handlers, ...exchange.handlers },
    jobs: [
      { kind: BY_SCHEDULE, cron: '*/5 * * * *', run: async () => await keepSchedules(context) },
      {
        kind: 'reporting.push-schedule',
        cron: '*/5 * * * *',
        run: async () => await runPushSchedule(context),
      },
      { kind: MAIL_JOB, cron: '* * * * *', run: async () => await deliverMails(context) },
      { kind: PUSH_JOB, cron: '* * * * *', run: async () => await deliverPushes(context) },
    ],
    metrics: reportMetrics(context.platform),
    health: [{ name: 'mail', check: async () => await mailHealth(context) }],
    tables: {
      report: { distributedBy: 'id' },
      report_number: { distributedBy: 'office_id' },
      report_series: 'local',
      report_paper: { distributedBy: 'report_id' },
      report_recipient: { distributedBy: 'report_id' },
      report_mail: { distributedBy: 'report_id' },
      report_schedule: 'local',
      exchange_mapping: 'local',
      exchange_target: 'local',
      exchange_push: 'local',
      exchange_attempt: 'local',
    },
    start: async () => {
      const counted = new Set(context.declared().map(({ code }) => code));
      const problems = templates.flatMap((template) => problemsOf(template, counted));
      if (problems.length > 0) {
        throw new Error(`data/reports: ${problems.join('; ')}`);
      }
    },
  };
}

/** Makes what is due, sends what was signed, warns of what is late. */
async function keepSchedules(context: ReportContext): Promise<object> {
  const { made } = await runSchedules(context);
  const { sent } = await sendSigned(context);
  const { texts } = await warnLate(context);
  return { made, sent, texts };
}
