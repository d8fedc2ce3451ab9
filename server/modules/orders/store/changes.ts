import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrderChangeKind } from '../rules/paper-kinds.ts';

/** One line of an order's journal. */
export type OrderChangeRow = {
  order_id: string;
  person_no: number;
  version: number;
  kind: OrderChangeKind;
  at: Date;
  by_name: string;
  reason: string | null;
  previous_until: Date;
  until: Date;
};

/** Appends to the journals of orders. */
export async function insertOrderChanges(
  _scope: Scope,
  tx: Tx,
  rows: readonly OrderChangeRow[],
): Promise<void> {
  if (rows.length > 0) {
    await sql`insert into order_change select * from
      jsonb_populate_recordset(null::order_change, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  }
}

/** Journal of one order, newest first. */
export async function changesOfOrder(_scope: Scope, db: Db | Tx, orderId: string): Promise<OrderChangeRow[]> {
  const found = await sql<OrderChangeRow>`select * from order_change
    where order_id = ${orderId} order by version desc`.execute(db);
  return found.rows;
}
