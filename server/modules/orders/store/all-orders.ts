import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrderRow } from './orders.ts';

/** What the recount of every dataset reads of each order. */
export type CountedColumns = Pick<
  OrderRow,
  'dataset' | 'area_no' | 'issued_at' | 'from_at' | 'ended_at' | 'released_at'
>;

/** Every order of every dataset: the nightly recount has no viewer and shows nobody. */
export async function countedOrders(db: Db | Tx): Promise<CountedColumns[]> {
  const found = await sql<CountedColumns>`
    select dataset, area_no, issued_at, from_at, ended_at, released_at from order_file`.execute(db);
  return found.rows;
}
