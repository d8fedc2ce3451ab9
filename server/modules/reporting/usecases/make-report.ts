import type { Body } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { ReportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { ReportData } from '../rules/compose.ts';
import { periodBefore } from '../rules/periods.ts';
import { templates } from '../rules/templates.ts';
import { editionsOf, insertReport, type ReportRow } from '../store/reports.ts';
import { gatherData } from './gather-data.ts';
import { mayReport, openReport, reporterFor } from './reach.ts';
import { type ShownReport, showReport } from './show-reports.ts';

type Input = Body<(typeof reportingApi)['POST /reports']>;

/** Makes a report of the last whole period before a time; repeatable by its id. */
export async function makeReport(
  context: ReportContext,
  scope: Scope,
  input: Input,
): Promise<Outcome<ShownReport>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const template = templates.find(({ code }) => code === input.template);
  if (template === undefined) {
    return refuse('unknown-template', { fields: { template: 'unknown' } });
  }
  const reporter = await reporterFor(context, scope, db, input);
  if (!reporter.ok) {
    return reporter;
  }
  const before = Math.min(now, input.before === undefined ? now : Date.parse(input.before));
  const period = periodBefore(template.kind, template.cut, before);
  // Figures are read outside the transaction of the report: they are frozen as they were at that moment.
  const data = await gatherData(context, scope, { template, ...reporter.value, period });
  const id = input.id.toLowerCase();
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'report', content: [scope.dataset, input], at: now }, async () => {
        const { area, office } = reporter.value;
        const owner = { area_no: area.no, office_id: office.organisationId };
        await keepReport(
          scope,
          tx,
          newReport(scope, { id, now, data, ...owner, scheduled: false, schedule_id: null }),
        );
        return done({ id }, 201);
      }),
  );
  return made.ok ? await answer(context, scope, id, made.status) : made;
}

/** Begins the next edition of an issued report, with figures of now for the same period. */
export async function correctReport(
  context: ReportContext,
  scope: Scope,
  reportId: string,
  body: Body<(typeof reportingApi)['POST /reports/{id}/correction']>,
): Promise<Outcome<ShownReport>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = body.id.toLowerCase();
  const opened = await openReport(context, scope, db, reportId);
  if (!opened.ok) {
    return opened;
  }
  const former = opened.value;
  const template = templates.find(({ code }) => code === former.template) ?? former.data.template;
  const reporter = await reporterFor(context, scope, db, {
    areaId: context.areas.byNo(former.area_no)!.id,
    officeId: former.office_id,
  });
  if (!reporter.ok) {
    return reporter;
  }
  const period = { from: former.from_at.getTime(), to: former.to_at.getTime() };
  const data = await gatherData(context, scope, { template, ...reporter.value, period });
  const content = [scope.dataset, reportId.toLowerCase(), body];
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'report.correction', content, at: now }, async () => {
        const locked = await openReport(context, scope, tx, reportId, true);
        if (!locked.ok) {
          return locked;
        }
        if (locked.value.status !== 'ISSUED') {
          return refuse('not-issued');
        }
        const editions = await editionsOf(scope, tx, former.series_id);
        const last = editions.at(-1)!;
        if (last.id !== former.id) {
          return refuse('correction-open');
        }
        const owner = {
          area_no: former.area_no,
          office_id: former.office_id,
          scheduled: false,
          schedule_id: former.schedule_id,
        };
        await keepReport(scope, tx, {
          ...newReport(scope, { id, now, data, ...owner }),
          series_id: former.series_id,
          edition: last.edition + 1,
          assessment: former.assessment,
          proposal: former.proposal,
          correction_reason: body.reason,
        });
        return done({ id }, 201);
      }),
  );
  return made.ok ? await answer(context, scope, id, made.status) : made;
}

/** A draft of the first edition. */
export function newReport(
  scope: Scope,
  given: Pick<ReportRow, 'id' | 'data' | 'area_no' | 'office_id' | 'scheduled' | 'schedule_id'> & {
    readonly now: number;
    readonly due_at?: Date;
  },
): Omit<ReportRow, 'dataset'> {
  const { id, data, now, scheduled, schedule_id, area_no, office_id, due_at = null } = given;
  return {
    id,
    area_no,
    office_id,
    scheduled,
    schedule_id,
    series_id: id,
    edition: 1,
    template: data.template.code,
    kind: data.template.kind,
    ...frozen(data),
    status: 'DRAFT',
    version: 1,
    field_versions: {},
    assessment: null,
    proposal: null,
    note: null,
    made_at: new Date(now),
    made_by: scope.actor.name,
    made_by_id: scope.actor.id,
    reviewed_at: null,
    reviewed_by: null,
    signed_at: null,
    signed_by: null,
    signer_title: null,
    number: null,
    issued_at: null,
    issued_by: null,
    correction_reason: null,
    due_at,
    warned_at: null,
  };
}

/** The columns that figures fill. */
export function frozen(data: ReportData): Pick<ReportRow, 'data' | 'from_at' | 'to_at' | 'as_of'> {
  return {
    data,
    from_at: new Date(data.period.from),
    to_at: new Date(data.period.to),
    as_of: data.asOf === null ? null : new Date(data.asOf),
  };
}

/** Keeps a draft and says so. False: this draft is there already. */
export async function keepReport(scope: Scope, tx: Tx, row: Omit<ReportRow, 'dataset'>): Promise<boolean> {
  if (!(await insertReport(scope, tx, row))) {
    return false;
  }
  const at = row.made_at.getTime();
  const subject = { subjectKind: 'report', subjectId: row.id, areaNo: row.area_no };
  const detail = { template: row.template, edition: row.edition };
  await audit(tx, scope, at, [{ action: 'report.make', ...subject, detail }]);
  const payload = { areaNos: [row.area_no] };
  await appendEvent(tx, { topic: 'report.moved', dataset: scope.dataset, payload, at });
  return true;
}

async function answer(
  context: ReportContext,
  scope: Scope,
  id: string,
  status: number | undefined,
): Promise<Outcome<ShownReport>> {
  const shown = await showReport(context, scope, id);
  return shown.ok ? done(shown.value, status) : shown;
}

/** May the scope make reports of this unit? */
export function writes(context: ReportContext, scope: Scope, row: ReportRow): boolean {
  return mayReport(context, scope, 'report.write', row.area_no);
}
