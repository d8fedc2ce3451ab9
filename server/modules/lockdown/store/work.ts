import { sql } from 'kysely';
import type { lineKinds, lineStates, cordonNeedKinds } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { NeedState } from '../rules/life-cycles.ts';
import type { LiftAnswer } from '../rules/lift-checklist.ts';
import type { SignedDecision } from './lockdowns.ts';

export type RoundRow = {
  lockdown_id: string;
  id: string;
  dataset: string;
  kind: 'supply' | 'test';
  no: number;
  planned_at: Date;
  done_at: Date | null;
  what: string | null;
  households: number | null;
  created_at: Date;
  created_by: string;
};
export type NeedRow = {
  lockdown_id: string;
  id: string;
  dataset: string;
  kind: (typeof cordonNeedKinds)[number];
  state: NeedState;
  person_no: number | null;
  who: Buffer;
  phone: Buffer | null;
  detail: Buffer;
  deadline: Date;
  assigned_to: string | null;
  assigned_phone: Buffer | null;
  done_at: Date | null;
  outcome: Buffer | null;
  reported_at: Date;
  reported_by: string;
};
export type LineRow = {
  lockdown_id: string;
  kind: (typeof lineKinds)[number];
  name: string;
  dataset: string;
  state: (typeof lineStates)[number];
  contact: Buffer | null;
  reached_at: Date | null;
  note: string | null;
  noted_at: Date;
  noted_by: string;
};
export type CheckRow = {
  lockdown_id: string;
  code: string;
  dataset: string;
  answer: LiftAnswer;
  note: string | null;
  answered_at: Date;
  answered_by: string;
};
export type ChangeRow = {
  lockdown_id: string;
  id: string;
  dataset: string;
  at: Date;
  by_name: string;
  kind: string;
  detail: string | null;
  until_at: Date | null;
  /** Of an extension by decision. */
  decision: SignedDecision | null;
};
type Tables = {
  lockdown_round: RoundRow;
  lockdown_need: NeedRow;
  lockdown_line: LineRow;
  lockdown_check: CheckRow;
  lockdown_change: ChangeRow;
};
const tables = (db: Db | Tx) => db.withTables<Tables>();

/** Rounds of these cordons, newest first. */
export async function roundsOf(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<RoundRow[]> {
  const found = await sql<RoundRow>`select * from lockdown_round where lockdown_id = any(${ids}::uuid[])
    and dataset = ${scope.dataset} order by planned_at desc, id desc`.execute(db);
  return found.rows;
}

export async function insertRound(_scope: Scope, tx: Tx, row: RoundRow): Promise<void> {
  await tables(tx).insertInto('lockdown_round').values(row).execute();
}

/** Closes a round. @returns whether there is one. */
export async function closeRound(
  scope: Scope,
  tx: Tx,
  lockdownId: string,
  roundId: string,
  at: Date,
): Promise<boolean> {
  const made = await sql`update lockdown_round set done_at = ${at}
    where lockdown_id = ${lockdownId} and id = ${roundId} and dataset = ${scope.dataset}`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** Needs of these cordons: the open ones by deadline, then what was done, newest first. */
export async function needsOf(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<NeedRow[]> {
  const found = await sql<NeedRow>`select * from lockdown_need where lockdown_id = any(${ids}::uuid[])
    and dataset = ${scope.dataset}
    order by state in ('DONE', 'DROPPED'), case when state in ('DONE', 'DROPPED') then null else deadline end,
      coalesce(done_at, reported_at) desc, id`.execute(db);
  return found.rows;
}

export async function insertNeed(_scope: Scope, tx: Tx, row: NeedRow): Promise<void> {
  await tables(tx).insertInto('lockdown_need').values(row).execute();
}

export async function updateNeed(scope: Scope, tx: Tx, row: NeedRow): Promise<void> {
  await tables(tx)
    .updateTable('lockdown_need')
    .set({
      state: row.state,
      assigned_to: row.assigned_to,
      assigned_phone: row.assigned_phone,
      done_at: row.done_at,
      outcome: row.outcome,
    })
    .where('lockdown_id', '=', row.lockdown_id)
    .where('id', '=', row.id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Lines to the people inside, by kind and name. */
export async function linesOf(scope: Scope, db: Db | Tx, id: string): Promise<LineRow[]> {
  return await tables(db)
    .selectFrom('lockdown_line')
    .selectAll()
    .where('lockdown_id', '=', id)
    .where('dataset', '=', scope.dataset)
    .orderBy('kind')
    .orderBy('name')
    .execute();
}

/** The newest word on a line; the number, and when it was last reached, stay where nothing new is said of them. */
export async function saveLine(_scope: Scope, tx: Tx, row: LineRow): Promise<void> {
  const { lockdown_id: _, kind: __, name: ___, ...rest } = row;
  await tables(tx)
    .insertInto('lockdown_line')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['lockdown_id', 'kind', 'name']).doUpdateSet({
        ...rest,
        contact: sql`coalesce(excluded.contact, lockdown_line.contact)`,
        reached_at: sql`coalesce(excluded.reached_at, lockdown_line.reached_at)`,
      }),
    )
    .execute();
}

/** Answers of officers to the lift checklist. */
export async function checksOf(scope: Scope, db: Db | Tx, id: string): Promise<CheckRow[]> {
  return await tables(db)
    .selectFrom('lockdown_check')
    .selectAll()
    .where('lockdown_id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

export async function saveCheck(_scope: Scope, tx: Tx, row: CheckRow): Promise<void> {
  const { lockdown_id: _, code: __, ...rest } = row;
  await tables(tx)
    .insertInto('lockdown_check')
    .values(row)
    .onConflict((conflict) => conflict.columns(['lockdown_id', 'code']).doUpdateSet(rest))
    .execute();
}

/** Notes what was done to a cordon. */
export async function noteChange(
  scope: Scope,
  tx: Tx,
  lockdownId: string,
  at: number,
  change: {
    readonly kind: string;
    readonly detail?: string | null;
    readonly until?: Date | null;
    readonly decision?: SignedDecision | null;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('lockdown_change')
    .values({
      lockdown_id: lockdownId,
      id: uuid7(at),
      dataset: scope.dataset,
      at: new Date(at),
      by_name: scope.actor.name,
      kind: change.kind,
      detail: change.detail ?? null,
      until_at: change.until ?? null,
      decision:
        change.decision === undefined || change.decision === null
          ? null
          : (JSON.stringify(change.decision) as unknown as SignedDecision),
    })
    .execute();
}

/** Changes of the term of a cordon, newest first: by a decision, or only noted. */
export async function termChanges(scope: Scope, db: Db | Tx, id: string): Promise<ChangeRow[]> {
  return await tables(db)
    .selectFrom('lockdown_change')
    .selectAll()
    .where('lockdown_id', '=', id)
    .where('dataset', '=', scope.dataset)
    .where('kind', '=', 'extension')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What was done, newest first; at most `limit`. */
export async function changesOf(scope: Scope, db: Db | Tx, id: string, limit: number): Promise<ChangeRow[]> {
  return await tables(db)
    .selectFrom('lockdown_change')
    .selectAll()
    .where('lockdown_id', '=', id)
    .where('dataset', '=', scope.dataset)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
