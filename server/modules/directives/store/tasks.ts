import { type RawBuilder, sql } from 'kysely';
import type { taskEvents } from '../../../../contract/tasks.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrganisationKind } from '../../../registry/organisations/index.ts';
import type { TaskStatus } from '../rules/life-cycles.ts';

export type TaskEventKind = (typeof taskEvents)[number];
export type Cooperating = { readonly id: string; readonly name: string; readonly areaNo: number };

/** A task as stored. */
export type TaskRow = {
  id: string;
  dataset: string;
  directive_id: string | null;
  title: string;
  title_folded: string;
  detail: string | null;
  office_id: string;
  issuer_name: string;
  issuer_area_no: number;
  responsible_kind: 'organisation' | 'area';
  responsible_id: string;
  organisation_kind: OrganisationKind | null;
  area_no: number;
  responsible_name: string;
  cooperating: readonly Cooperating[];
  cooperating_areas: number[];
  status: TaskStatus;
  version: number;
  created_at: Date;
  created_by: string;
  updated_at: Date;
  due_at: Date;
  first_due_at: Date;
  percent: number;
  metric: string | null;
  target: number | null;
  extension_until: Date | null;
  extension_reason: string | null;
  extension_asked_at: Date | null;
  extension_asked_by: string | null;
  escalation: 0 | 1 | 2;
};

export type TaskEventRow = {
  task_id: string;
  id: string;
  kind: TaskEventKind;
  at: Date;
  by_name: string;
  note: string | null;
  percent: number | null;
  version: number;
};

type Stored = Omit<TaskRow, 'cooperating'> & { cooperating: string };
type Tables = { task: Stored; task_event: TaskEventRow };

/** Keeps new tasks. */
export async function insertTasks(
  scope: Scope,
  tx: Tx,
  rows: readonly Omit<TaskRow, 'dataset'>[],
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('task')
    .values(
      rows.map((row) => ({ ...row, dataset: scope.dataset, cooperating: JSON.stringify(row.cooperating) })),
    )
    .execute();
}

/** One task; `lock` holds it until the transaction ends. */
export async function findTask(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<TaskRow | undefined> {
  const found = await sql<TaskRow>`select * from task where id = ${id} and dataset = ${scope.dataset}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0];
}

/** Changes columns of a task. */
export async function updateTask(
  scope: Scope,
  tx: Tx,
  id: string,
  change: Partial<Omit<TaskRow, 'cooperating'>>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('task')
    .set(change)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Adds to the history of tasks. */
export async function insertEvents(tx: Tx, rows: readonly TaskEventRow[]): Promise<void> {
  if (rows.length > 0) {
    await tx
      .withTables<Tables>()
      .insertInto('task_event')
      .values([...rows])
      .execute();
  }
}

/** The history of a task that the caller may read, newest first. */
export async function eventsOf(db: Db | Tx, taskId: string): Promise<TaskEventRow[]> {
  const found = await sql<TaskEventRow>`select * from task_event where task_id = ${taskId}
    order by at desc, version desc, id desc`.execute(db);
  return found.rows;
}

/** How many tasks documents have, and how many of these are closed. */
export async function taskCounts(
  scope: Scope,
  db: Db | Tx,
  directiveIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly tasks: number; readonly closed: number }>> {
  const found = await sql<{ id: string; tasks: number; closed: number }>`
    select directive_id as id, count(*) as tasks,
      count(*) filter (where status in ('CHECKED', 'CANCELLED')) as closed
    from task where directive_id = any(${[...directiveIds]}::uuid[]) and dataset = ${scope.dataset}
    group by 1`.execute(db);
  return new Map(found.rows.map(({ id, tasks, closed }) => [id, { tasks, closed }]));
}

export type TaskFilter = {
  /** Units whose tasks are seen: given by them, to them or with their help. */
  readonly areaNos: readonly number[];
  /** Only tasks of exactly these units, by what they have to do with it. */
  readonly exactly: {
    readonly what: 'responsible' | 'issuer' | 'superior';
    readonly areaNos: readonly number[];
  } | null;
  readonly under: readonly number[] | null;
  readonly status: TaskStatus | null;
  readonly open: boolean;
  readonly overdueAt: Date | null;
  readonly directiveId: string | null;
  readonly words: string | null;
  readonly descending: boolean;
  readonly after: { readonly due: string; readonly id: string } | null;
  readonly limit: number;
};

/** Tasks by their deadline. */
export async function listTasks(scope: Scope, db: Db, filter: TaskFilter): Promise<TaskRow[]> {
  const { after, descending } = filter;
  const way = descending ? sql`desc` : sql`asc`;
  const past = descending ? sql`<` : sql`>`;
  const behind =
    after === null ? sql`` : sql`and (t.due_at, t.id) ${past} (${after.due}::timestamptz, ${after.id}::uuid)`;
  const found = await sql<TaskRow>`select t.* from task t where ${matches(scope, filter)} ${behind}
    order by t.due_at ${way}, t.id ${way} limit ${filter.limit}`.execute(db);
  return found.rows;
}

function matches(scope: Scope, filter: TaskFilter): RawBuilder<unknown> {
  const areaNos = sql`${[...filter.areaNos]}::int[]`;
  const conditions = [
    sql`t.dataset = ${scope.dataset}`,
    sql`(t.area_no = any(${areaNos}) or t.issuer_area_no = any(${areaNos}) or t.cooperating_areas && ${areaNos})`,
  ];
  const { exactly, under, status, overdueAt, directiveId, words } = filter;
  if (exactly !== null) {
    const nos = sql`${[...exactly.areaNos]}::int[]`;
    conditions.push(
      {
        responsible: sql`t.area_no = any(${nos})`,
        issuer: sql`t.issuer_area_no = any(${nos})`,
        superior: sql`t.status in ('ASSIGNED', 'STARTED')
          and exists (select from task_escalation e where e.task_id = t.id and e.area_no = any(${nos}))`,
      }[exactly.what],
    );
  }
  if (under !== null) {
    conditions.push(sql`t.area_no = any(${[...under]}::int[])`);
  }
  if (status !== null) {
    conditions.push(sql`t.status = ${status}`);
  }
  if (filter.open) {
    conditions.push(sql`t.status in ('ASSIGNED', 'STARTED', 'REPORTED')`);
  }
  if (overdueAt !== null) {
    conditions.push(sql`t.status in ('ASSIGNED', 'STARTED') and t.due_at < ${overdueAt}`);
  }
  if (directiveId !== null) {
    conditions.push(sql`t.directive_id = ${directiveId}`);
  }
  if (words !== null) {
    conditions.push(sql`t.title_folded like ${words}`);
  }
  return sql.join(conditions, sql` and `);
}

/**
 * Open tasks of every dataset whose next escalation is due, locked: `due[0]` is the deadline from which on a task goes to
 * the first superior, `due[1]` to the second.
 */
export async function lateTasks(tx: Tx, due: readonly [Date, Date], limit: number): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`select * from task where status in ('ASSIGNED', 'STARTED')
    and due_at <= ${due[0]} and escalation < case when due_at <= ${due[1]} then 2 else 1 end
    order by due_at, id limit ${limit} for update skip locked`.execute(tx);
  return found.rows;
}

export type EscalationRow = {
  readonly task_id: string;
  readonly level: 1 | 2;
  readonly dataset: string;
  readonly area_no: number;
  readonly at: Date;
};

/** Writes down to whom a task went; a level that it reached before is left as it was. */
export async function insertEscalations(tx: Tx, rows: readonly EscalationRow[]): Promise<void> {
  for (const row of rows) {
    await sql`insert into task_escalation (task_id, level, dataset, area_no, at)
      values (${row.task_id}, ${row.level}, ${row.dataset}, ${row.area_no}, ${row.at})
      on conflict (task_id, level) do nothing`.execute(tx);
  }
}

/** To whom a task was escalated. */
export async function escalationsOf(db: Db | Tx, taskId: string): Promise<EscalationRow[]> {
  const found = await sql<EscalationRow>`select * from task_escalation where task_id = ${taskId}
    order by level`.execute(db);
  return found.rows;
}

/** A deadline moved: what it was escalated to before no longer holds. */
export async function dropEscalations(tx: Tx, taskId: string): Promise<void> {
  await sql`delete from task_escalation where task_id = ${taskId}`.execute(tx);
}
