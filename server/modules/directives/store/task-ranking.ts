import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

export type PartyTasks = {
  readonly id: string;
  readonly name: string;
  readonly area_no: number;
  readonly due: number;
  readonly done: number;
  readonly in_time: number;
  readonly before_due: number;
  readonly before_done: number;
};

type Asked = {
  readonly kind: 'organisation' | 'area';
  readonly areaNos: readonly number[];
  readonly before: Date;
  readonly from: Date;
  readonly to: Date;
};

/**
 * Offices or units of these areas with their tasks that fell due in [before, from) and in [from, to); who only has tasks that
 * are not due yet stands there with none.
 */
export async function tasksOfParties(scope: Scope, db: Db, asked: Asked): Promise<PartyTasks[]> {
  const { kind, areaNos, before, from, to } = asked;
  const done = sql`t.status in ('REPORTED', 'CHECKED')`;
  const now = sql`t.due_at >= ${from} and t.due_at < ${to}`;
  const past = sql`t.due_at < ${from}`;
  const found = await sql<PartyTasks>`
    select t.responsible_id as id, max(t.responsible_name) as name, max(t.area_no) as area_no,
      (count(*) filter (where ${now}))::int as due,
      (count(*) filter (where ${now} and ${done}))::int as done,
      (count(*) filter (where ${now} and ${done} and e.at <= t.due_at))::int as in_time,
      (count(*) filter (where ${past}))::int as before_due,
      (count(*) filter (where ${past} and ${done}))::int as before_done
    from task t left join (
      select task_id, max(at) as at from task_event where kind = 'reported' group by task_id
    ) e on e.task_id = t.id
    where t.dataset = ${scope.dataset} and t.responsible_kind = ${kind} and t.status <> 'CANCELLED'
      and t.area_no = any(${[...areaNos]}::int[]) and t.due_at >= ${before}
    group by t.responsible_id order by 2, 1`.execute(db);
  return found.rows;
}
