import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { FocusStage, FocusState } from '../rules/life-cycle.ts';

export type FocusRow = {
  id: string;
  dataset: string;
  title: string;
  state: FocusState;
  disease: string;
  area_no: number;
  place_no: number | null;
  cluster_id: string | null;
  note: Buffer | null;
  found_at: Date;
  active_at: Date | null;
  ended_at: Date | null;
  due_stage: FocusStage | null;
  due_at: Date | null;
  version: number;
  created_at: Date;
  created_by: string;
};
export type FocusCaseRow = {
  focus_id: string;
  case_id: string;
  dataset: string;
  state: 'PROPOSED' | 'LINKED' | 'REJECTED';
  why: 'area' | 'place' | 'source' | 'cluster' | 'hand';
  decided_at: Date;
  decided_by: string;
};
export type ReportRow = {
  focus_id: string;
  id: string;
  dataset: string;
  stage: FocusStage;
  reported_at: Date;
  recipient: string;
  note: string | null;
  noted_by: string;
};
type ChangeRow = {
  focus_id: string;
  id: string;
  dataset: string;
  at: Date;
  by_name: string;
  kind: string;
  detail: string | null;
};
export type PeriodRow = { focus_id: string; id: string; from_at: Date; to_at: Date | null; dataset: string };
type Tables = {
  focus: FocusRow;
  focus_case: FocusCaseRow;
  focus_report: ReportRow;
  focus_change: ChangeRow;
  focus_period: PeriodRow;
};
const tables = (db: Db | Tx) => db.withTables<Tables>();

/** One focus of the scope's dataset, whatever its area. */
export async function findFocus(scope: Scope, db: Db | Tx, id: string): Promise<FocusRow | undefined> {
  return await tables(db)
    .selectFrom('focus')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/** The same, locked until the transaction ends. */
export async function lockFocus(scope: Scope, tx: Tx, id: string): Promise<FocusRow | undefined> {
  return await tables(tx)
    .selectFrom('focus')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertFocus(_scope: Scope, tx: Tx, row: FocusRow): Promise<void> {
  await tables(tx).insertInto('focus').values(row).execute();
}

export async function updateFocus(scope: Scope, tx: Tx, row: FocusRow): Promise<void> {
  const { id, dataset: _, created_at: __, created_by: ___, ...rest } = row;
  await tables(tx)
    .updateTable('focus')
    .set(rest)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Foci of one disease that are not over. */
export async function openFoci(scope: Scope, db: Db | Tx): Promise<FocusRow[]> {
  return await tables(db)
    .selectFrom('focus')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('state', 'in', ['FOUND', 'ACTIVE'])
    .execute();
}

/** Cases of these foci. */
export async function casesOfFoci(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<FocusCaseRow[]> {
  const found = await sql<FocusCaseRow>`select * from focus_case
    where focus_id = any(${ids}::uuid[]) and dataset = ${scope.dataset} order by focus_id, decided_at, case_id`.execute(
    db,
  );
  return found.rows;
}

/** How these cases stand to foci: a focus may have thousands of others. */
export async function linksAmong(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  caseIds: readonly string[],
): Promise<FocusCaseRow[]> {
  const found = await sql<FocusCaseRow>`select * from focus_case
    where focus_id = any(${ids}::uuid[]) and case_id = any(${caseIds}::uuid[]) and dataset = ${scope.dataset}`.execute(
    db,
  );
  return found.rows;
}

/** Writes how cases stand to a focus; `keep` leaves those alone that somebody decided on before. */
export async function saveCases(
  _scope: Scope,
  tx: Tx,
  rows: readonly FocusCaseRow[],
  keep = false,
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await tables(tx)
    .insertInto('focus_case')
    .values([...rows])
    .onConflict((conflict) => {
      const same = conflict.columns(['focus_id', 'case_id']);
      return keep
        ? same.doNothing()
        : same.doUpdateSet((eb) => ({
            state: eb.ref('excluded.state'),
            decided_at: eb.ref('excluded.decided_at'),
            decided_by: eb.ref('excluded.decided_by'),
          }));
    })
    .execute();
}

/** Reports of these foci, oldest first. */
export async function reportsOf(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<ReportRow[]> {
  const found = await sql<ReportRow>`select * from focus_report
    where focus_id = any(${ids}::uuid[]) and dataset = ${scope.dataset} order by reported_at, id`.execute(db);
  return found.rows;
}

export async function insertReport(_scope: Scope, tx: Tx, row: ReportRow): Promise<void> {
  await tables(tx).insertInto('focus_report').values(row).execute();
}

/** When this focus was active. */
export async function periodsOf(scope: Scope, db: Db | Tx, id: string): Promise<PeriodRow[]> {
  return await tables(db)
    .selectFrom('focus_period')
    .selectAll()
    .where('focus_id', '=', id)
    .where('dataset', '=', scope.dataset)
    .orderBy('from_at')
    .execute();
}

export async function openPeriod(scope: Scope, tx: Tx, id: string, from: Date): Promise<void> {
  await tables(tx)
    .insertInto('focus_period')
    .values({ focus_id: id, id: uuid7(from.getTime()), from_at: from, to_at: null, dataset: scope.dataset })
    .execute();
}

export async function closePeriod(scope: Scope, tx: Tx, id: string, to: Date): Promise<void> {
  await sql`update focus_period set to_at = greatest(from_at, ${to})
    where focus_id = ${id} and dataset = ${scope.dataset} and to_at is null`.execute(tx);
}

/** Notes what was done to a focus. */
export async function noteChange(
  scope: Scope,
  tx: Tx,
  focusId: string,
  at: number,
  kind: string,
  detail: string | null = null,
): Promise<void> {
  await tables(tx)
    .insertInto('focus_change')
    .values({
      focus_id: focusId,
      id: uuid7(at),
      dataset: scope.dataset,
      at: new Date(at),
      by_name: scope.actor.name,
      kind,
      detail,
    })
    .execute();
}

/** What was done, newest first. */
export async function changesOf(scope: Scope, db: Db | Tx, id: string): Promise<ChangeRow[]> {
  return await tables(db)
    .selectFrom('focus_change')
    .selectAll()
    .where('focus_id', '=', id)
    .where('dataset', '=', scope.dataset)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

/** Every focus with its periods, of all datasets: for the recount. */
export async function allCounted(db: Db | Tx): Promise<
  {
    dataset: string;
    area_no: number;
    state: FocusState;
    found_at: Date;
    periods: { from: string; to: string | null }[];
  }[]
> {
  const found = await sql<Awaited<ReturnType<typeof allCounted>>[number]>`
    select f.dataset, f.area_no, f.state, f.found_at,
      coalesce((select jsonb_agg(jsonb_build_object('from', p.from_at, 'to', p.to_at))
        from focus_period p where p.focus_id = f.id), '[]') as periods
    from focus f`.execute(db);
  return found.rows;
}
