import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { Pick as Recipients } from '../../directives/index.ts';

/** When a report is made by itself. */
export type ScheduleRow = {
  id: string;
  dataset: string;
  template: string;
  area_no: number;
  office_id: string;
  times: string[];
  weekday: number | null;
  enabled: boolean;
  done_until: Date;
  last_slot: Date | null;
  /** Addresses that get what it makes by mail, encrypted; null: none. */
  mail_to: Buffer | null;
  /** Minutes after a slot by which its report has to be issued. */
  due_minutes: number;
  /** Who gets what it makes the moment it is signed; null: an officer issues it. */
  recipients: Recipients[] | null;
  version: number;
  field_versions: FieldVersions;
  changed_at: Date;
  changed_by: string;
};
type Stored = Omit<ScheduleRow, 'recipients'> & { recipients: string | null };
type Tables = { report_schedule: Stored };

/** Schedules of these units. */
export async function listSchedules(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
): Promise<ScheduleRow[]> {
  const found = await sql<ScheduleRow>`select * from report_schedule
    where dataset = ${scope.dataset} and area_no = any(${[...areaNos]}::int[]) order by template, id`.execute(
    db,
  );
  return found.rows;
}

/** One schedule, locked until the transaction ends. */
export async function lockSchedule(scope: Scope, tx: Tx, id: string): Promise<ScheduleRow | undefined> {
  const found = await sql<ScheduleRow>`select * from report_schedule
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** One schedule. */
export async function findSchedule(scope: Scope, tx: Tx, id: string): Promise<ScheduleRow | undefined> {
  const found = await sql<ScheduleRow>`select * from report_schedule
    where id = ${id} and dataset = ${scope.dataset}`.execute(tx);
  return found.rows[0];
}

/** Keeps a schedule, new or changed. */
export async function saveSchedule(scope: Scope, tx: Tx, row: Omit<ScheduleRow, 'dataset'>): Promise<void> {
  const recipients = row.recipients === null ? null : JSON.stringify(row.recipients);
  const full = { ...row, recipients, dataset: scope.dataset };
  await tx
    .withTables<Tables>()
    .insertInto('report_schedule')
    .values(full)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(full))
    .execute();
}

/** Every schedule that is switched on, of every dataset: the job's work. */
export async function enabledSchedules(db: Db): Promise<ScheduleRow[]> {
  const found = await sql<ScheduleRow>`select * from report_schedule where enabled order by id`.execute(db);
  return found.rows;
}
