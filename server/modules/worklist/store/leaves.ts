import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type LeaveRow = {
  id: string;
  dataset: string;
  officer_id: string;
  officer_name: string;
  from_on: string;
  to_on: string;
  deputy_id: string | null;
  deputy_name: string | null;
  reason: string;
  by_name: string;
  at: Date;
  ended_at: Date | null;
};

/** Leaves that are not over, soonest first. */
export async function listLeaves(scope: Scope, db: Db | Tx, since: string): Promise<LeaveRow[]> {
  const found = await sql<LeaveRow>`select * from work_leave
    where dataset = ${scope.dataset} and to_on >= ${since}::date and ended_at is null
    order by from_on, officer_name, id`.execute(db);
  return found.rows;
}

/** One leave. */
export async function findLeave(scope: Scope, db: Db | Tx, id: string): Promise<LeaveRow | undefined> {
  const found =
    await sql<LeaveRow>`select * from work_leave where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Leaves of these accounts that touch a period and were not ended. */
export async function leavesIn(
  scope: Scope,
  db: Db | Tx,
  officerIds: readonly string[],
  from: string,
  to: string,
): Promise<LeaveRow[]> {
  const found =
    await sql<LeaveRow>`select * from work_leave where dataset = ${scope.dataset} and ended_at is null
    and officer_id = any(${officerIds}::uuid[]) and from_on <= ${to}::date and to_on >= ${from}::date`.execute(
      db,
    );
  return found.rows;
}

/** Writes a leave. */
export async function insertLeave(scope: Scope, tx: Tx, row: LeaveRow): Promise<void> {
  await tx
    .withTables<{ work_leave: LeaveRow }>()
    .insertInto('work_leave')
    .values({ ...row, dataset: scope.dataset })
    .execute();
}

/** Ends a leave from now on. */
export async function endLeave(scope: Scope, tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update work_leave set ended_at = ${at} where id = ${id} and dataset = ${scope.dataset}
    and ended_at is null`.execute(tx);
}
