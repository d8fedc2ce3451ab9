import type { Body } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { ReportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { distinctAddresses } from '../rules/mail.ts';
import { queueMails, wakeMailer } from './deliver-mails.ts';
import { mayReport, openReport } from './reach.ts';
import { showReport, type ShownReport } from './show-reports.ts';

type Input = Body<(typeof reportingApi)['POST /reports/{id}/mails']>;

/** Mails an issued report to addresses; the same request again sends nothing more. */
export async function mailReport(
  context: ReportContext,
  scope: Scope,
  reportId: string,
  body: Input,
): Promise<Outcome<ShownReport>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = body.id.toLowerCase();
  const content = { reportId: reportId.toLowerCase(), addresses: body.addresses };
  const queued = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'report.mail', content, at: now }, async () => {
        const opened = await openReport(context, scope, tx, reportId, true);
        if (!opened.ok) {
          return opened;
        }
        const row = opened.value;
        if (!mayReport(context, scope, 'report.issue', row.area_no)) {
          return refuseGeneral('forbidden');
        }
        if (row.status !== 'ISSUED') {
          return refuse('not-issued');
        }
        const addresses = distinctAddresses(body.addresses);
        await queueMails(context, scope, tx, { reportId: row.id, requestId: id, addresses, now });
        const subject = { subjectKind: 'report', subjectId: row.id, areaNo: row.area_no };
        await audit(tx, scope, now, [
          { action: 'report.mail', ...subject, detail: { addresses: addresses.length } },
        ]);
        return done(null);
      }),
  );
  if (!queued.ok) {
    return queued;
  }
  await wakeMailer(context);
  return await showReport(context, scope, reportId);
}
