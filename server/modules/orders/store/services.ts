import { sql } from 'kysely';
import type { photoTypes } from '../../../../contract/order-papers.ts';
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
  /** The decision on a change that was served; null: the order itself. */
  decision_id: string | null;
};

/**
 * Writes a service and moves the first one of what was served back where this one was earlier. Only the service of the
 * order itself is its legal start.
 */
export async function insertService(scope: Scope, tx: Tx, row: ServiceRow): Promise<void> {
  await sql`insert into order_service
    select * from jsonb_populate_record(null::order_service, ${JSON.stringify(row)}::jsonb)`.execute(tx);
  const order = sql`person_no = ${row.person_no} and dataset = ${scope.dataset}`;
  if (row.decision_id === null) {
    await sql`update order_file set served_at = least(served_at, ${row.at})
      where id = ${row.order_id} and ${order}`.execute(tx);
    return;
  }
  await sql`update order_change_decision set served_at = least(served_at, ${row.at})
    where order_id = ${row.order_id} and id = ${row.decision_id} and ${order}`.execute(tx);
  const waiting = await sql<{ since: Date | null }>`select min(issued_at) as since from order_change_decision
    where order_id = ${row.order_id} and kind = 'extension' and served_at is null and ${order}`.execute(tx);
  await sql`update order_file set unserved_decision_at = ${waiting.rows[0]?.since ?? null}
    where id = ${row.order_id} and ${order}`.execute(tx);
}

/** Services of one order, newest first; the caller has looked whether the viewer may see the order. */
export async function servicesOfOrder(
  _scope: Scope,
  db: Db,
  orderId: string,
): Promise<(ServiceRow & { readonly photo: boolean })[]> {
  const found = await sql<ServiceRow & { photo: boolean }>`select s.*,
      exists (select 1 from order_service_photo p where p.order_id = s.order_id and p.service_id = s.id
        and p.person_no = s.person_no) as photo
    from order_service s
    where order_id = ${orderId} order by at desc, id desc limit 100`.execute(db);
  return found.rows;
}

/** The photo of a service; the bytes are encrypted. */
export type PhotoRow = {
  service_id: string;
  order_id: string;
  person_no: number;
  type: (typeof photoTypes)[number];
  bytes: Buffer;
};

/** Keeps the photo of a service. */
export async function insertPhoto(_scope: Scope, tx: Tx, row: PhotoRow): Promise<void> {
  await sql`insert into order_service_photo (service_id, order_id, person_no, type, bytes)
    values (${row.service_id}, ${row.order_id}, ${row.person_no}, ${row.type}, ${row.bytes})`.execute(tx);
}

/** The photo of a service of an order; the caller has looked whether the viewer may see the order. */
export async function findPhoto(
  _scope: Scope,
  db: Db,
  at: { readonly orderId: string; readonly serviceId: string },
): Promise<PhotoRow | undefined> {
  const found = await sql<PhotoRow>`select * from order_service_photo
    where order_id = ${at.orderId} and service_id = ${at.serviceId}`.execute(db);
  return found.rows[0];
}
