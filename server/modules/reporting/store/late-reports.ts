import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { GaugeRow } from '../../../platform/figures/metric-types.ts';
import type { ReportRow } from './reports.ts';

export type LastReport = Pick<ReportRow, 'id' | 'number' | 'status' | 'due_at' | 'issued_at'>;
type Window = { readonly from: Date; readonly to: Date };

/** Unissued reports whose time was over in (from, to], by unit. */
export async function countLate(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  { from, to }: Window,
): Promise<GaugeRow[]> {
  const found = await sql<GaugeRow>`select area_no as "areaNo", count(*)::int as value from report
    where dataset = ${scope.dataset} and area_no = any(${[...areaNos]}::int[])
      and status in ('DRAFT', 'REVIEWED', 'SIGNED') and due_at > ${from} and due_at <= ${to}
    group by area_no`.execute(db);
  return found.rows;
}

/** Unissued reports of every dataset whose time was over in (from, to] and of whom nobody was warned: the job's work. */
export async function unwarnedReports(db: Db, { from, to }: Window): Promise<ReportRow[]> {
  const found = await sql<ReportRow>`select * from report
    where status in ('DRAFT', 'REVIEWED', 'SIGNED') and due_at > ${from} and due_at <= ${to} and warned_at is null
    order by due_at, id`.execute(db);
  return found.rows;
}

/** Signed reports that these schedules made, of every dataset. */
export async function signedBySchedules(
  db: Db,
  scheduleIds: readonly string[],
): Promise<Pick<ReportRow, 'id' | 'dataset'>[]> {
  const found = await sql<Pick<ReportRow, 'id' | 'dataset'>>`select id, dataset from report
    where status = 'SIGNED' and schedule_id = any(${[...scheduleIds]}::uuid[]) order by signed_at, id`.execute(
    db,
  );
  return found.rows;
}

/** The newest report of each of these schedules. */
export async function lastBySchedule(
  scope: Scope,
  db: Db,
  scheduleIds: readonly string[],
): Promise<ReadonlyMap<string, LastReport>> {
  const found = await sql<LastReport & { schedule_id: string }>`select distinct on (schedule_id)
      schedule_id, id, number, status, due_at, issued_at
    from report where dataset = ${scope.dataset} and schedule_id = any(${[...scheduleIds]}::uuid[])
    order by schedule_id, to_at desc, edition desc, made_at desc`.execute(db);
  return new Map(found.rows.map(({ schedule_id: schedule, ...row }) => [schedule, row]));
}
