import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { ServiceManner } from '../rules/service.ts';

/** A service of an order as stored. */
export type ServiceRow = {
  id: string;
  order_id: string;
  person_no: number;
  at: Date;
  received_at: Date;
  by_name: string;
  manner: ServiceManner;
  signed_by: string | null;
  witness: string | null;
  note: string | null;
};

/** Writes a service and moves the order's first one back where this one was earlier. */
export async function insertService(scope: Scope, tx: Tx, row: ServiceRow): Promise<void> {
  await sql`insert into order_service
    select * from jsonb_populate_record(null::order_service, ${JSON.stringify(row)}::jsonb)`.execute(tx);
  await sql`update order_file set served_at = least(served_at, ${row.at})
    where id = ${row.order_id} and person_no = ${row.person_no} and dataset = ${scope.dataset}`.execute(tx);
}

/** Services of one order, newest first; the caller has looked whether the viewer may see the order. */
export async function servicesOfOrder(_scope: Scope, db: Db, orderId: string): Promise<ServiceRow[]> {
  const found = await sql<ServiceRow>`select * from order_service
    where order_id = ${orderId} order by at desc, id desc limit 100`.execute(db);
  return found.rows;
}
