import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrderRow } from './orders.ts';

/** Datasets with orders whose end has passed unwritten. */
export async function datasetsToExpire(_scope: Scope, db: Db, now: Date): Promise<string[]> {
  const found = await sql<{ dataset: string }>`select distinct dataset from order_file
    where status = 'IN_FORCE' and until_at <= ${now}`.execute(db);
  return found.rows.map((row) => row.dataset);
}

/**
 * Writes down up to `limit` orders of the dataset whose end has passed; answers them as they are now. The version
 * stays: everybody saw them expired already, and an officer completing one must not meet a conflict with the clock.
 */
export async function expireOrders(scope: Scope, tx: Tx, now: Date, limit: number): Promise<OrderRow[]> {
  const found = await sql<OrderRow>`update order_file set status = 'EXPIRED', ended_at = until_at
    where (id, person_no) in (
      select id, person_no from order_file
      where status = 'IN_FORCE' and until_at <= ${now} and dataset = ${scope.dataset}
      order by until_at limit ${limit} for update skip locked)
    returning *`.execute(tx);
  return found.rows;
}
