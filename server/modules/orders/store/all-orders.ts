import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PersonFact } from '../../../platform/figures/figures.ts';
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

/** Counters of orders that add up over a period. */
export type OrderMetric = 'orders.issued' | 'orders.released';

/** Query of the orders behind a counter with the person of each. The same rule in code: `orderCounts`. */
export function orderFacts(dataset: string, metric: OrderMetric): RawBuilder<PersonFact> {
  const counted = sql`from order_file where dataset = ${dataset} and area_no is not null`;
  return metric === 'orders.issued'
    ? sql`select area_no, issued_at as at, person_no, 1 as value ${counted}`
    : sql`select area_no, released_at as at, person_no, 1 as value ${counted} and released_at is not null`;
}
