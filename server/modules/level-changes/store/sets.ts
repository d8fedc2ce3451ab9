import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { ChangeCause, ChangeStatus, CountedMove } from '../types.ts';

export type SetRow = {
  case_id: string;
  id: string;
  dataset: string;
  area_no: number | null;
  stay_area_no: number | null;
  cause: ChangeCause;
  subject_no: number | null;
  tube_id: string | null;
  caused_at: Date;
  at: Date;
  moves: CountedMove[];
  status: ChangeStatus;
  settled_at: Date | null;
  settled_by: string | null;
  reason: string | null;
};

/** Keeps a change set. False: it is there already (an event that came twice). */
export async function insertSet(_scope: Scope, tx: Tx, row: SetRow): Promise<boolean> {
  const written = await sql`insert into level_change_set select * from
    jsonb_populate_record(null::level_change_set, ${JSON.stringify(row)}::jsonb) on conflict do nothing`.execute(
    tx,
  );
  return written.numAffectedRows === 1n;
}

/** One set, whatever its area: the caller decides what the viewer may see. */
export async function findSet(scope: Scope, db: Db | Tx, id: string): Promise<SetRow | undefined> {
  const found =
    await sql<SetRow>`select * from level_change_set where id = ${id} and dataset = ${scope.dataset}`.execute(
      db,
    );
  return found.rows[0];
}

/** The same, locked: two officers settle it one after the other. */
export async function lockSet(scope: Scope, tx: Tx, id: string): Promise<SetRow | undefined> {
  const found = await sql<SetRow>`select * from level_change_set
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

export async function settleSet(
  scope: Scope,
  tx: Tx,
  set: Pick<SetRow, 'case_id' | 'id'>,
  as: {
    readonly status: ChangeStatus;
    readonly at: number;
    readonly by: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await sql`update level_change_set set status = ${as.status}, settled_at = ${new Date(as.at)}, settled_by = ${as.by},
      reason = ${as.reason}
    where case_id = ${set.case_id} and id = ${set.id} and dataset = ${scope.dataset} and status = 'OPEN'`.execute(
    tx,
  );
}

/** Open sets that a test of a tube, or the discarding of a case, made. */
export async function openSetsOf(
  scope: Scope,
  tx: Tx,
  of: { readonly tubeId: string } | { readonly discardedCase: string },
): Promise<SetRow[]> {
  const condition =
    'tubeId' in of
      ? sql`tube_id = ${of.tubeId}`
      : sql`case_id = ${of.discardedCase} and cause = 'CASE_DISCARDED'`;
  const found = await sql<SetRow>`select * from level_change_set
    where ${condition} and dataset = ${scope.dataset} and status = 'OPEN' for update`.execute(tx);
  return found.rows;
}

/** Closes sets of a case in which nothing waits any more because newer changes took everything over. */
export async function closeTakenOver(scope: Scope, tx: Tx, caseId: string, at: number): Promise<void> {
  await sql`update level_change_set s set status = 'DISMISSED', settled_at = ${new Date(at)}, settled_by = ${scope.actor.name}
    where s.case_id = ${caseId} and s.dataset = ${scope.dataset} and s.status = 'OPEN'
      and exists (select 1 from level_change_row r where r.case_id = s.case_id and r.set_id = s.id and r.status = 'SUPERSEDED')
      and not exists (select 1 from level_change_row r where r.case_id = s.case_id and r.set_id = s.id and r.status = 'OPEN')`.execute(
    tx,
  );
}

export type SetFilter = {
  /** Units of the case (responsible or place of stay); null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly status: ChangeStatus | null;
  readonly cause: ChangeCause | null;
  readonly caseId: string | null;
  readonly oldest: boolean;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
};

/** Sets by filter, one more than the limit; `total` counts all. */
export async function listSets(
  scope: Scope,
  db: Db,
  filter: SetFilter,
): Promise<{ rows: SetRow[]; total: number }> {
  const { areaNos, status, cause, caseId, after } = filter;
  const conditions: RawBuilder<unknown>[] = [
    sql`dataset = ${scope.dataset}`,
    ...(areaNos === null
      ? []
      : [sql`(area_no = any(${areaNos}::int[]) or stay_area_no = any(${areaNos}::int[]))`]),
    ...(status === null ? [] : [sql`status = ${status}`]),
    ...(cause === null ? [] : [sql`cause = ${cause}`]),
    ...(caseId === null ? [] : [sql`case_id = ${caseId}`]),
  ];
  const matching = sql.join(conditions, sql` and `);
  const [order, past] = filter.oldest ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const behind =
    after === null ? sql`` : sql`and (at, id) ${past} (${after.at}::timestamptz, ${after.id}::uuid)`;
  const found = await sql<SetRow>`select * from level_change_set where ${matching} ${behind}
    order by at ${order}, id ${order} limit ${filter.limit + 1}`.execute(db);
  const counted = await sql<{
    n: number;
  }>`select count(*) as n from level_change_set where ${matching}`.execute(db);
  return { rows: found.rows, total: counted.rows[0]!.n };
}
