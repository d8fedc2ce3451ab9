import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrderChangeKind } from '../rules/paper-kinds.ts';
import type { Signer } from '../rules/signing.ts';

/** A decision on a change of an order as stored. */
export type ChangeDecisionRow = {
  id: string;
  order_id: string;
  person_no: number;
  dataset: string;
  change_version: number;
  kind: OrderChangeKind;
  number: string;
  office_id: string;
  series_year: number;
  sequence: number;
  legal_basis: string;
  reason: string;
  previous_until: Date;
  until: Date;
  signer: Signer | null;
  wording: string;
  issued_at: Date;
  issued_by: string;
  served_at: Date | null;
};

/** Writes new decisions, and that those on extensions wait to be served. */
export async function insertChangeDecisions(
  scope: Scope,
  tx: Tx,
  rows: readonly ChangeDecisionRow[],
): Promise<void> {
  await sql`insert into order_change_decision select * from
    jsonb_populate_recordset(null::order_change_decision, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  const longer = rows.filter(({ kind }) => kind === 'extension').map(({ order_id: id }) => id);
  if (longer.length > 0) {
    await sql`update order_file set unserved_decision_at = coalesce(unserved_decision_at, ${rows[0]!.issued_at})
      where id = any(${longer}::uuid[]) and dataset = ${scope.dataset}`.execute(tx);
  }
}

/** Decisions on changes of these orders, the newest change first; the caller has looked whether the viewer may see them. */
export async function changeDecisionsOf(
  scope: Scope,
  db: Db | Tx,
  orderIds: readonly string[],
): Promise<ChangeDecisionRow[]> {
  if (orderIds.length === 0) {
    return [];
  }
  const found = await sql<ChangeDecisionRow>`select * from order_change_decision
    where order_id = any(${[...orderIds]}::uuid[]) and dataset = ${scope.dataset}
    order by change_version desc, order_id`.execute(db);
  return found.rows;
}

/** Orders with a decision on a change whose number is like the pattern; so many are enough for a search. */
export async function ordersByDecisionNumber(
  scope: Scope,
  db: Db,
  pattern: string,
  limit: number,
): Promise<string[]> {
  const found = await sql<{ order_id: string }>`select distinct order_id from order_change_decision
    where dataset = ${scope.dataset} and number ilike ${pattern} limit ${limit}`.execute(db);
  return found.rows.map((row) => row.order_id);
}
