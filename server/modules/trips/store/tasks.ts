import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { TaskRow, TripRow, TripTables } from './tables.ts';

/** Tasks of a trip, the oldest first. */
export async function tasksOf(scope: Scope, db: Db | Tx, tripId: string): Promise<TaskRow[]> {
  return await db
    .withTables<TripTables>()
    .selectFrom('border_task')
    .selectAll()
    .where('trip_id', '=', tripId)
    .where('dataset', '=', scope.dataset)
    .orderBy('raised_at')
    .orderBy('id')
    .execute();
}

/** Reasons of the open tasks of trips, by trip. */
export async function openReasons(
  scope: Scope,
  db: Db,
  tripIds: readonly string[],
): Promise<ReadonlyMap<string, TaskRow['reason'][]>> {
  const found = await sql<
    Pick<TaskRow, 'trip_id' | 'reason'>
  >`select distinct trip_id, reason from border_task
    where trip_id = any(${[...tripIds]}::uuid[]) and dataset = ${scope.dataset} and state = 'open'
    order by trip_id, reason`.execute(db);
  const byTrip = Map.groupBy(found.rows, (row) => row.trip_id);
  return new Map([...byTrip].map(([id, rows]) => [id, rows.map(({ reason }) => reason)]));
}

/** Keeps new tasks. */
export async function insertTasks(_scope: Scope, tx: Tx, rows: readonly TaskRow[]): Promise<void> {
  if (rows.length > 0) {
    await tx.withTables<TripTables>().insertInto('border_task').values(rows).execute();
  }
}

/** Changes columns of a task. */
export async function updateTask(
  scope: Scope,
  tx: Tx,
  row: Pick<TaskRow, 'trip_id' | 'id'>,
  change: Partial<TaskRow>,
): Promise<void> {
  await tx
    .withTables<TripTables>()
    .updateTable('border_task')
    .set(change)
    .where('trip_id', '=', row.trip_id)
    .where('id', '=', row.id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

export type TaskFilter = {
  readonly areaNos: readonly number[];
  readonly state: TaskRow['state'] | null;
  readonly reason: string | null;
  readonly gateNo: number | null;
};

/** A task with what is needed of its trip to show it. */
export type ListedTask = TaskRow &
  Pick<TripRow, 'plate' | 'plate_nation' | 'short_code' | 'details' | 'anonymised_at'>;

/** Tasks of these areas, those that are due first, behind `after`. */
export async function listTasks(
  scope: Scope,
  db: Db,
  filter: TaskFilter,
  page: { readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number },
): Promise<ListedTask[]> {
  const { after } = page;
  const found =
    await sql<ListedTask>`select k.*, t.plate, t.plate_nation, t.short_code, t.details, t.anonymised_at
    from border_task k join border_trip t on t.id = k.trip_id
    where ${matches(scope, filter)}
      and (${after === null}::boolean or (k.due_at, k.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by k.due_at, k.id limit ${page.limit}`.execute(db);
  return found.rows;
}

/** How many tasks a filter finds. */
export async function countTasks(scope: Scope, db: Db, filter: TaskFilter): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from border_task k
    where ${matches(scope, filter)}`.execute(db);
  return found.rows[0]!.n;
}

function matches(scope: Scope, filter: TaskFilter): RawBuilder<unknown> {
  return sql.join(
    [
      sql`k.dataset = ${scope.dataset}`,
      sql`k.area_nos && ${[...filter.areaNos]}::int[]`,
      ...(filter.state === null ? [] : [sql`k.state = ${filter.state}`]),
      ...(filter.reason === null ? [] : [sql`k.reason = ${filter.reason}`]),
      ...(filter.gateNo === null ? [] : [sql`k.gate_no = ${filter.gateNo}`]),
    ],
    sql` and `,
  );
}
