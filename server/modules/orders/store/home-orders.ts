import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrderKind } from '../rules/order-status.ts';

export type OrderInForce = {
  readonly orderId: string;
  readonly personNo: number;
  readonly kind: OrderKind;
};

/** Orders to stay somewhere that are in force at a moment, of these areas or of these people. */
export async function ordersInForce(
  scope: Scope,
  db: Db | Tx,
  whose: { readonly areaNos: readonly number[] } | { readonly personNos: readonly number[] },
  at: Date,
): Promise<OrderInForce[]> {
  const of =
    'areaNos' in whose
      ? sql`(area_no = any(${whose.areaNos}::int[]) or stay_area_no = any(${whose.areaNos}::int[]))`
      : sql`person_no = any(${whose.personNos}::bigint[])`;
  const found = await sql<OrderInForce>`select id as "orderId", person_no as "personNo", kind from order_file
    where dataset = ${scope.dataset} and ${of} and status = 'IN_FORCE' and kind <> 'test'
      and from_at <= ${at} and until_at > ${at}`.execute(db);
  return found.rows;
}
