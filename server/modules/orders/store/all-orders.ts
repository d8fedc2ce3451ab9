import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow, PersonFact } from '../../../platform/figures/figures.ts';

/** Counters of orders that add up over a period. */
export type OrderMetric = 'orders.issued' | 'orders.released';

/** Query of the orders behind a counter with the person of each. The same rule in code: `orderCounts`. */
export function orderFacts(dataset: string, metric: OrderMetric): RawBuilder<PersonFact> {
  const counted = sql`from order_file where dataset = ${dataset} and area_no is not null`;
  return metric === 'orders.issued'
    ? sql`select area_no, issued_at as at, person_no, 1 as value ${counted}`
    : sql`select area_no, released_at as at, person_no, 1 as value ${counted} and released_at is not null`;
}

/** What each counter of orders counts, and when. The same rule in code: `orderCounts`. */
const counted = {
  'orders.issued': sql`select dataset, area_no, issued_at as at, 1 as value from order_file`,
  'orders.released': sql`select dataset, area_no, released_at as at, 1 as value from order_file
    where released_at is not null`,
  // Cancelled before it began: both in the same hour.
  'orders.in-force': sql`select dataset, area_no, from_at as at, 1 as value from order_file
    union all select dataset, area_no, greatest(from_at, ended_at), -1 from order_file where ended_at is not null`,
} as const;

/** A counter of orders by hour, counted from the orders of every dataset: the nightly recount has no viewer and shows nobody. */
export async function recountOrders(db: Db | Tx, metric: keyof typeof counted): Promise<FigureRow[]> {
  const found = await sql<{ dataset: string; area_no: number; at: Date; value: number }>`
    select dataset, area_no, date_trunc('hour', at, 'UTC') as at, sum(value)::int as value
    from (${counted[metric]}) facts where area_no is not null group by 1, 2, 3`.execute(db);
  return found.rows.map(({ dataset, area_no, at, value }) => ({
    dataset,
    areaNo: area_no,
    at: at.getTime(),
    value,
  }));
}
