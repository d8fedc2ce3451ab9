import type { Body } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergePatch, type Patch } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import { officeSymbol, type Pick, type Target, targetsFor } from '../../directives/index.ts';
import type { ReportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { templates } from '../rules/templates.ts';
import { lockSchedule, saveSchedule, type ScheduleRow } from '../store/schedules.ts';
import { openAddresses, sealAddresses } from './deliver-mails.ts';
import { mayReport, reporterFor } from './reach.ts';
import { present, type ShownSchedule } from './schedule-reports.ts';

type Input = Body<(typeof reportingApi)['PUT /report-schedules/{id}']>;
type Change = Body<(typeof reportingApi)['PATCH /report-schedules/{id}']>;

/** A report is expected an hour after it was made, unless its schedule says otherwise. */
const DUE_MINUTES = 60;

/** Fields of a schedule as they merge and as its history tells them. */
type Fields = {
  readonly template: string;
  readonly areaId: string;
  readonly officeId: string;
  readonly times: readonly string[];
  readonly weekday: number | null;
  readonly enabled: boolean;
  readonly dueMinutes: number;
  readonly recipients: readonly Pick[];
  readonly mailTo: readonly string[];
};

/** Sets a schedule whole. It begins with the next slot: nothing is made up for the time before. */
export async function setSchedule(
  context: ReportContext,
  scope: Scope,
  id: string,
  { version = 0, ...input }: Input,
): Promise<Outcome<ShownSchedule>> {
  const fields = (former: Fields | null): Fields => ({
    ...input,
    weekday: input.weekday ?? null,
    dueMinutes: input.dueMinutes ?? former?.dueMinutes ?? DUE_MINUTES,
    recipients: input.recipients ?? [],
    mailTo: input.mailTo ?? [],
  });
  return await keepFields(context, scope, id, version, fields);
}

/** Changes a schedule by field. */
export async function changeSchedule(
  context: ReportContext,
  scope: Scope,
  id: string,
  { version, ...patch }: Change,
): Promise<Outcome<ShownSchedule>> {
  return await keepFields(context, scope, id, version, () => patch);
}

async function keepFields(
  context: ReportContext,
  scope: Scope,
  scheduleId: string,
  version: number,
  patchOf: (former: Fields | null) => Patch<Fields>,
): Promise<Outcome<ShownSchedule>> {
  const { db, clock, secrets } = context.platform;
  const now = clock.now();
  const id = scheduleId.toLowerCase();
  return await db.transaction().execute(async (tx): Promise<Outcome<ShownSchedule>> => {
    const former = await lockSchedule(scope, tx, id);
    const values = former === undefined ? null : fieldsOf(context, former);
    const patch = inOneForm(patchOf(values));
    if (former !== undefined && !mayReport(context, scope, 'report.write', former.area_no)) {
      return refuse('outside-area');
    }
    if (former === undefined && (version !== 0 || patch.template === undefined)) {
      return refuseGeneral('not-found');
    }
    const merged = mergePatch(
      {
        version: former?.version ?? 0,
        fieldVersions: former?.field_versions ?? {},
        // Of a new one everything is given.
        values: values ?? ({} as Fields),
      },
      version,
      patch,
    );
    if (former !== undefined && merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts, await present(context, scope, former));
    }
    if (former !== undefined && Object.keys(merged.changes).length === 0) {
      return done(await present(context, scope, former));
    }
    const checked = await checkFields(context, scope, tx, merged.values);
    if (!checked.ok) {
      return checked;
    }
    const { template, times, weekday, enabled, dueMinutes, recipients, mailTo } = merged.values;
    const row: ScheduleRow = {
      id,
      dataset: scope.dataset,
      template,
      area_no: checked.value.area.no,
      office_id: checked.value.office.organisationId,
      times: [...times],
      weekday,
      enabled,
      done_until: new Date(now),
      last_slot: former?.last_slot ?? null,
      mail_to: sealAddresses(context, [...mailTo]),
      due_minutes: dueMinutes,
      recipients: recipients.length === 0 ? null : [...recipients],
      version: merged.version,
      field_versions: merged.fieldVersions,
      changed_at: new Date(now),
      changed_by: scope.actor.name,
    };
    await saveSchedule(scope, tx, row);
    await auditChanges(secrets, tx, scope, now, [
      {
        action: 'report.schedule',
        subjectKind: 'report-schedule',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: { enabled: row.enabled },
        changes: former === undefined ? {} : merged.changes,
      },
    ]);
    return done(await present(context, scope, row));
  });
}

function fieldsOf(context: ReportContext, row: ScheduleRow): Fields {
  return inOneForm({
    template: row.template,
    areaId: context.areas.byNo(row.area_no)?.id ?? '',
    officeId: row.office_id,
    times: row.times,
    weekday: row.weekday,
    enabled: row.enabled,
    dueMinutes: row.due_minutes,
    recipients: row.recipients ?? [],
    mailTo: openAddresses(context, row.mail_to),
  });
}

/** Lists and ids as they are stored, so that what says the same is no change. */
function inOneForm<F extends Patch<Fields>>(fields: F): F {
  const { areaId, officeId, times, recipients } = fields;
  return {
    ...fields,
    ...(areaId === undefined ? {} : { areaId: areaId.toLowerCase() }),
    ...(officeId === undefined ? {} : { officeId: officeId.toLowerCase() }),
    ...(times === undefined ? {} : { times: [...new Set(times)].toSorted((a, b) => a.localeCompare(b)) }),
    ...(recipients === undefined
      ? {}
      : { recipients: recipients.map(({ kind, id }) => ({ kind, id: id.toLowerCase() })) }),
  };
}

async function checkFields(context: ReportContext, scope: Scope, tx: Tx, fields: Fields) {
  if (!templates.some(({ code }) => code === fields.template)) {
    return refuse('unknown-template', { fields: { template: 'unknown' } });
  }
  const reporter = await reporterFor(context, scope, tx, fields);
  if (!reporter.ok || fields.recipients.length === 0) {
    return reporter;
  }
  const { area, office } = reporter.value;
  const sendable = await maySend(context, scope, tx, area.no, office, fields.recipients);
  return sendable.ok ? reporter : sendable;
}

/** What a schedule sends by itself, its setter must be able to send by hand; it needs an office that has numbers. */
async function maySend(
  context: ReportContext,
  scope: Scope,
  tx: Tx,
  areaNo: number,
  office: OrganisationRef,
  recipients: readonly Pick[],
): Promise<Outcome<readonly Target[]>> {
  if (!mayReport(context, scope, 'report.issue', areaNo)) {
    return refuse('outside-area');
  }
  return officeSymbol(office.numberSuffix) === null
    ? refuse('no-symbol-scheduled', { fields: { recipients: 'no-symbol' } })
    : await targetsFor(context, scope, tx, recipients, 'report.issue');
}
