import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PassReason } from '../rules/passes.ts';

export type GateRow = {
  lockdown_id: string;
  id: string;
  dataset: string;
  name: string;
  place: string | null;
  created_at: Date;
  closed_at: Date | null;
};
export type GuardRow = {
  lockdown_id: string;
  id: string;
  gate_id: string;
  dataset: string;
  who: string;
  phone: Buffer | null;
  from_at: Date;
  to_at: Date;
};
export type PassRow = {
  lockdown_id: string;
  id: string;
  gate_id: string;
  dataset: string;
  at: Date;
  direction: 'in' | 'out';
  reason: PassReason;
  person_no: number | null;
  who: Buffer;
  allowed_by: string;
  note: Buffer | null;
  noted_by: string;
};
type Tables = { lockdown_gate: GateRow; lockdown_guard: GuardRow; lockdown_pass: PassRow };
const tables = (db: Db | Tx) => db.withTables<Tables>();

/** Gates of these cordons in the order they were made. */
export async function gatesOf(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<GateRow[]> {
  return await tables(db)
    .selectFrom('lockdown_gate')
    .selectAll()
    .where('lockdown_id', 'in', [...ids])
    .where('dataset', '=', scope.dataset)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function insertGate(_scope: Scope, tx: Tx, row: GateRow): Promise<void> {
  await tables(tx).insertInto('lockdown_gate').values(row).execute();
}

/** Closes a gate. @returns whether it was open. */
export async function closeGate(
  scope: Scope,
  tx: Tx,
  lockdownId: string,
  gateId: string,
  at: number,
): Promise<boolean> {
  const made =
    await sql`update lockdown_gate set closed_at = ${new Date(at)} where lockdown_id = ${lockdownId}
    and id = ${gateId} and dataset = ${scope.dataset} and closed_at is null`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** Guards of these cordons whose shift ends after a moment, by beginning. */
export async function guardsOf(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  after: number,
): Promise<GuardRow[]> {
  return await tables(db)
    .selectFrom('lockdown_guard')
    .selectAll()
    .where('lockdown_id', 'in', [...ids])
    .where('dataset', '=', scope.dataset)
    .where('to_at', '>', new Date(after))
    .orderBy('from_at')
    .orderBy('id')
    .execute();
}

export async function insertGuards(_scope: Scope, tx: Tx, rows: readonly GuardRow[]): Promise<void> {
  await tables(tx)
    .insertInto('lockdown_guard')
    .values([...rows])
    .execute();
}

/** Takes a shift off the roster. @returns whether it was there. */
export async function deleteGuard(
  scope: Scope,
  tx: Tx,
  lockdownId: string,
  guardId: string,
): Promise<boolean> {
  const made = await sql`delete from lockdown_guard where lockdown_id = ${lockdownId} and id = ${guardId}
    and dataset = ${scope.dataset}`.execute(tx);
  return made.numAffectedRows === 1n;
}

export async function insertPass(_scope: Scope, tx: Tx, row: PassRow): Promise<void> {
  await tables(tx).insertInto('lockdown_pass').values(row).execute();
}

/** Passes of a cordon, newest first, one more than the limit. */
export async function listPasses(
  scope: Scope,
  db: Db | Tx,
  lockdownId: string,
  filter: {
    readonly direction: 'in' | 'out' | null;
    readonly after: { readonly at: number; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<PassRow[]> {
  const conditions = [sql`lockdown_id = ${lockdownId}`, sql`dataset = ${scope.dataset}`];
  if (filter.direction !== null) {
    conditions.push(sql`direction = ${filter.direction}`);
  }
  if (filter.after !== null) {
    conditions.push(
      sql`(at, id) < (${new Date(filter.after.at).toISOString()}::timestamptz, ${filter.after.id}::uuid)`,
    );
  }
  const found = await sql<PassRow>`select * from lockdown_pass where ${sql.join(conditions, sql` and `)}
    order by at desc, id desc limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}
