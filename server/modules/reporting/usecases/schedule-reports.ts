import type { Static } from 'typebox';
import type { reportingApi } from '../../../../contract/reporting.ts';
import { pathsOf, type Scope, systemScope } from '../../../platform/access/scope.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { organisationById, organisationsByIds } from '../../../registry/organisations/index.ts';
import type { Pick } from '../../directives/index.ts';
import type { ReportContext } from '../context.ts';
import { isLate, waitOf } from '../rules/due.ts';
import { nextSlot, periodBefore, type ScheduleTimes, slotsBetween } from '../rules/periods.ts';
import { templates } from '../rules/templates.ts';
import { lastBySchedule, type LastReport } from '../store/late-reports.ts';
import {
  enabledSchedules,
  listSchedules,
  lockSchedule,
  saveSchedule,
  type ScheduleRow,
} from '../store/schedules.ts';
import { gatherData } from './gather-data.ts';
import { openAddresses } from './deliver-mails.ts';
import { keepReport, newReport } from './make-report.ts';
import { mayReport } from './reach.ts';
import { BY_SCHEDULE } from './show-reports.ts';

export type ShownSchedule = Static<(typeof reportingApi)['PUT /report-schedules/{id}']['reply'][200]>;

const MINUTE_MS = 60_000;

/** Schedules of the units whose reports the scope reads: who waits for a report sees when it comes. */
export async function showSchedules(
  context: ReportContext,
  scope: Scope,
): Promise<{ items: ShownSchedule[] }> {
  const { db } = context.platform;
  const rows = await listSchedules(scope, db, context.areas.numbersUnder(pathsOf(scope, 'report.read')));
  return { items: await presentAll(context, scope, rows) };
}

/** One schedule as the scope sees it. */
export async function present(
  context: ReportContext,
  scope: Scope,
  row: ScheduleRow,
): Promise<ShownSchedule> {
  return (await presentAll(context, scope, [row]))[0]!;
}

async function presentAll(
  context: ReportContext,
  scope: Scope,
  rows: readonly ScheduleRow[],
): Promise<ShownSchedule[]> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const named = rows.flatMap(({ recipients }) => recipients ?? []).map(({ id }) => id.toLowerCase());
  const [offices, last] = await Promise.all([
    organisationsByIds(scope, db, [...rows.map((row) => row.office_id), ...named]),
    lastBySchedule(
      scope,
      db,
      rows.map(({ id }) => id),
    ),
  ]);
  const nameOf = ({ kind, id }: Pick) =>
    (kind === 'organisation'
      ? offices.get(id.toLowerCase())?.name
      : context.areas.byId(id.toLowerCase())?.name) ?? id;
  return rows.map((row) => {
    const area = context.areas.byNo(row.area_no);
    const mayWrite = mayReport(context, scope, 'report.write', row.area_no);
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
      dueMinutes: row.due_minutes,
      recipients: (row.recipients ?? []).map((pick) => ({ ...pick, name: nameOf(pick) })),
      mailTo: mayWrite ? openAddresses(context, row.mail_to) : [],
      lastSlot: row.last_slot?.toISOString() ?? null,
      nextSlot: row.enabled
        ? new Date(nextSlot(timesOf(row), Math.max(row.done_until.getTime(), now))).toISOString()
        : null,
      last: presentLast(last.get(row.id), now),
      mayWrite,
      version: row.version,
    };
  });
}

function presentLast(last: LastReport | undefined, now: number): ShownSchedule['last'] {
  return last === undefined
    ? null
    : {
        id: last.id,
        number: last.number,
        status: last.status,
        dueAt: last.due_at?.toISOString() ?? null,
        issuedAt: last.issued_at?.toISOString() ?? null,
        late: isLate(last, now),
        waitsFor: waitOf(last.status),
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
  const scope = systemScope(BY_SCHEDULE, row.dataset);
  const template = templates.find(({ code }) => code === row.template)!;
  const area = context.areas.byNo(row.area_no);
  const office = await organisationById(scope, db, row.office_id);
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
    const due_at = new Date(slot + current.due_minutes * MINUTE_MS);
    return await keepReport(scope, tx, newReport(scope, { id, data, due_at, now: clock.now(), ...owner }));
  });
}
