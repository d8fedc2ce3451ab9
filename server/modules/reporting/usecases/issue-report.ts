import { createHash } from 'node:crypto';
import type { Body } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Target, targetsFor } from '../../directives/index.ts';
import type { ReportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { recipientNames } from '../rules/recipient-names.ts';
import { insertPaper, insertReportRecipients } from '../store/papers.ts';
import {
  claimReportNumber,
  editionsOf,
  type ReportRow,
  takeReportNumber,
  updateReport,
} from '../store/reports.ts';
import { queueScheduled, wakeMailer } from './deliver-mails.ts';
import { drawPaper } from './papers.ts';
import type { ShownReport } from './show-reports.ts';
import { stepReport } from './step-report.ts';

type Input = Body<(typeof reportingApi)['POST /reports/{id}/issue']>;

/**
 * Gives a signed report its number and its recipients, and keeps its papers as they are from now on. A former edition is
 * superseded in the same transaction.
 */
export async function issueReport(
  context: ReportContext,
  scope: Scope,
  id: string,
  body: Input,
): Promise<Outcome<ShownReport>> {
  const issued = await stepReport(context, scope, {
    id,
    step: 'issue',
    right: 'report.issue',
    version: body.version,
    byMaker: true,
    change: async (row, tx, now) => {
      const targets = await targetsFor(context, scope, tx, body.recipients, 'report.issue');
      if (!targets.ok) {
        return targets;
      }
      const number = await numberOf(scope, tx, row, body.number, now);
      if (!number.ok) {
        return number;
      }
      const change = { number: number.value, issued_at: new Date(now), issued_by: scope.actor.name };
      await insertReportRecipients(
        scope,
        tx,
        targets.value.map((target) => recipientOf(row.id, target, now)),
      );
      await supersedeFormer(scope, tx, row);
      const paper: ReportRow = { ...row, ...change, status: 'ISSUED' };
      const names = recipientNames(
        body.recipients,
        targets.value,
        (unitId) => context.areas.byId(unitId.toLowerCase())?.fullName ?? '',
      );
      for (const kind of ['pdf', 'xlsx'] as const) {
        const bytes = await drawPaper(paper, kind, names);
        const digest = createHash('sha256').update(bytes).digest('hex');
        await insertPaper(scope, tx, row.id, { kind, bytes, digest });
      }
      await queueScheduled(context, scope, tx, row, now);
      return change;
    },
  });
  if (issued.ok) {
    await wakeMailer(context);
  }
  return issued;
}

function recipientOf(reportId: string, target: Target, now: number) {
  return {
    report_id: reportId,
    id: namedUuid7(now, `${reportId}/${target.kind}/${target.id}`),
    kind: target.kind,
    organisation_kind: target.organisationKind,
    area_no: target.areaNo,
    name: target.name,
    received_at: null,
    received_by: null,
  };
}

async function supersedeFormer(scope: Scope, tx: Tx, row: ReportRow): Promise<void> {
  const former = (await editionsOf(scope, tx, row.series_id)).filter(
    ({ edition, status }) => edition < row.edition && status === 'ISSUED',
  );
  for (const { id } of former) {
    await updateReport(scope, tx, id, { status: 'SUPERSEDED' });
  }
}

async function numberOf(
  scope: Scope,
  tx: Tx,
  row: ReportRow,
  typed: string | undefined,
  now: number,
): Promise<Outcome<string>> {
  const series = { officeId: row.office_id, year: Number(localDate(now).slice(0, 4)) };
  const claim = async (number: string) =>
    await claimReportNumber(scope, tx, { ...series, number, reportId: row.id });
  if (typed !== undefined) {
    const number = typed.trim();
    return (await claim(number))
      ? done(number)
      : refuse('number-taken', { params: { number }, fields: { number: 'taken' } });
  }
  const { symbol, template } = row.data;
  if (symbol === null) {
    return refuse('no-symbol', { fields: { number: 'required' } });
  }
  for (;;) {
    const next = String(await takeReportNumber(scope, tx, series)).padStart(2, '0');
    const number = `${next}/${template.symbol}-${symbol}`;
    if (await claim(number)) {
      return done(number);
    }
  }
}
