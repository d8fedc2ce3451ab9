import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import { pathsOf, type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import type { ReportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { nextSlot, periodBefore, type ScheduleTimes, slotsBetween } from '../rules/periods.ts';
import { templates } from '../rules/templates.ts';
import {
  enabledSchedules,
  listSchedules,
  lockSchedule,
  saveSchedule,
  type ScheduleRow,
} from '../store/schedules.ts';
import { gatherData } from './gather-data.ts';
import { openAddresses, sealAddresses } from './deliver-mails.ts';
import { keepReport, newReport } from './make-report.ts';
import { mayReport, reporterFor } from './reach.ts';

export type ShownSchedule = Static<(typeof reportingApi)['PUT /report-schedules/{id}']['reply'][200]>;
type Input = Body<(typeof reportingApi)['PUT /report-schedules/{id}']>;

const BY = 'reporting.schedule';

/** Schedules of the units in which the scope makes reports. */
export async function showSchedules(
  context: ReportContext,
  scope: Scope,
): Promise<{ items: ShownSchedule[] }> {
  const { db } = context.platform;
  const rows = await listSchedules(scope, db, context.areas.numbersUnder(pathsOf(scope, 'report.write')));
  return { items: await Promise.all(rows.map(async (row) => await present(context, scope, row))) };
}

/** Sets a schedule. It begins with the next slot: nothing is made up for the time before. */
export async function setSchedule(
  context: ReportContext,
  scope: Scope,
  id: string,
  input: Input,
): Promise<Outcome<ShownSchedule>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  if (!templates.some(({ code }) => code === input.template)) {
    return refuse('unknown-template', { fields: { template: 'unknown' } });
  }
  const reporter = await reporterFor(context, scope, db, input);
  if (!reporter.ok) {
    return reporter;
  }
  return await db.transaction().execute(async (tx): Promise<Outcome<ShownSchedule>> => {
    const former = await lockSchedule(scope, tx, id.toLowerCase());
    if (former !== undefined && !mayReport(context, scope, 'report.write', former.area_no)) {
      return refuse('outside-area');
    }
    if ((former?.version ?? 0) !== (input.version ?? 0)) {
      return refuseGeneral('version-conflict', {
        current: former === undefined ? null : await present(context, scope, former),
      });
    }
    const row: ScheduleRow = {
      id: id.toLowerCase(),
      dataset: scope.dataset,
      template: input.template,
      area_no: reporter.value.area.no,
      office_id: reporter.value.office.organisationId,
      times: [...new Set(input.times)].toSorted((a, b) => a.localeCompare(b)),
      weekday: input.weekday ?? null,
      enabled: input.enabled,
      done_until: new Date(now),
      last_slot: former?.last_slot ?? null,
      mail_to: sealAddresses(context, input.mailTo ?? []),
      version: (former?.version ?? 0) + 1,
      changed_at: new Date(now),
      changed_by: scope.actor.name,
    };
    await saveSchedule(scope, tx, row);
    const subject = { subjectKind: 'report-schedule', subjectId: row.id, areaNo: row.area_no };
    await audit(tx, scope, now, [
      { action: 'report.schedule', ...subject, detail: { enabled: row.enabled } },
    ]);
    return done(await present(context, scope, row));
  });
}

async function present(context: ReportContext, scope: Scope, row: ScheduleRow): Promise<ShownSchedule> {
  const area = context.areas.byNo(row.area_no);
  const offices = await organisationsByIds(scope, context.platform.db, [row.office_id]);
  return {
    id: row.id,
    template: row.template,
    areaId: area?.id ?? row.id,
    areaName: area?.fullName ?? '',
    officeId: row.office_id,
    officeName: offices.get(row.office_id)?.name ?? '',
    times: row.times,
    weekday: row.weekday,
    enabled: row.enabled,
    mailTo: openAddresses(context, row.mail_to),
    lastSlot: row.last_slot?.toISOString() ?? null,
    nextSlot: row.enabled
      ? new Date(
          nextSlot(timesOf(row), Math.max(row.done_until.getTime(), context.platform.clock.now())),
        ).toISOString()
      : null,
    version: row.version,
  };
}

function timesOf({ template, times, weekday }: ScheduleRow): ScheduleTimes {
  return { kind: templates.find(({ code }) => code === template)!.kind, times, weekday };
}

/**
 * Makes every report whose time has come. The id follows from schedule and slot, so that two processes, or a process that
 * was killed half way, make each of them once.
 */
export async function runSchedules(context: ReportContext): Promise<{ made: number }> {
  const { db, clock } = context.platform;
  let made = 0;
  for (const row of await enabledSchedules(db)) {
    for (const slot of slotsBetween(timesOf(row), row.done_until.getTime(), clock.now())) {
      made += (await makeForSlot(context, row, slot)) ? 1 : 0;
    }
  }
  return { made };
}

async function makeForSlot(context: ReportContext, row: ScheduleRow, slot: number): Promise<boolean> {
  const { db, clock } = context.platform;
  const scope = systemScope(BY, row.dataset);
  const template = templates.find(({ code }) => code === row.template)!;
  const area = context.areas.byNo(row.area_no);
  const office = (await organisationsByIds(scope, db, [row.office_id])).get(row.office_id);
  const data =
    area === undefined || office === undefined
      ? null
      : await gatherData(context, scope, {
          template,
          area,
          office,
          period: periodBefore(template.kind, template.cut, slot),
        });
  return await db.transaction().execute(async (tx) => {
    const current = await lockSchedule(scope, tx, row.id);
    if (current === undefined || !current.enabled || current.done_until.getTime() >= slot) {
      return false;
    }
    const at = new Date(slot);
    await saveSchedule(scope, tx, {
      ...current,
      done_until: at,
      last_slot: data === null ? current.last_slot : at,
    });
    if (data === null) {
      return false;
    }
    const id = namedUuid7(slot, `report-schedule/${row.id}/${slot}`);
    const owner = { area_no: row.area_no, office_id: row.office_id, scheduled: true, schedule_id: row.id };
    return await keepReport(scope, tx, newReport(scope, { id, data, now: clock.now(), ...owner }));
  });
}
