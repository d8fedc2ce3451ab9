import { systemScope } from '../../../platform/access/scope.ts';
import type { ReportContext } from '../context.ts';
import { signedBySchedules } from '../store/late-reports.ts';
import { findReport } from '../store/reports.ts';
import { enabledSchedules } from '../store/schedules.ts';
import { issueReport } from './issue-report.ts';
import { BY_SCHEDULE } from './show-reports.ts';

/**
 * Issues every signed report of a schedule that names its recipients: at the signature itself, and by the job for what a
 * stop came between. What can't be issued stays signed, waits for an officer and becomes late.
 * @returns how many left.
 */
export async function sendSigned(context: ReportContext): Promise<{ sent: number }> {
  const { db } = context.platform;
  const recipients = new Map(
    (await enabledSchedules(db)).flatMap(({ id, recipients: picks }) =>
      picks === null ? [] : [[id, picks]],
    ),
  );
  let sent = 0;
  for (const { id, dataset } of await signedBySchedules(db, [...recipients.keys()])) {
    const scope = systemScope(BY_SCHEDULE, dataset);
    const row = await findReport(scope, db, id);
    const picks = recipients.get(row?.schedule_id ?? '');
    if (row !== undefined && picks !== undefined) {
      const issued = await issueReport(context, scope, id, { version: row.version, recipients: picks });
      sent += issued.ok ? 1 : 0;
    }
  }
  return { sent };
}
