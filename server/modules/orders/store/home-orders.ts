import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrderKind } from '../rules/order-status.ts';

export type OrderInForce = {
  readonly orderId: string;
  readonly personNo: number;
  readonly kind: OrderKind;
};

/** Whom orders in force at a moment keep where, in these areas. */
export async function keptWhere(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  at: Date,
  atHome: readonly OrderKind[],
): Promise<{ home: readonly number[]; away: readonly number[] }> {
  const nos = (where: RawBuilder<unknown>) =>
    sql`coalesce(json_agg(distinct person_no) filter (where ${where}), '[]')::text`;
  const found = await sql<{
    home: string;
    away: string;
  }>`select ${nos(sql`kind = any(${[...atHome]}::text[])`)} as home,
      ${nos(sql`kind <> all(${[...atHome]}::text[])`)} as away from order_file
    where dataset = ${scope.dataset} and ${inForce(at)}
      and (${amongAreas(sql`area_no`, areaNos)} or ${amongAreas(sql`stay_area_no`, areaNos)})`.execute(db);
  const { home, away } = found.rows[0]!;
  return { home: JSON.parse(home) as number[], away: JSON.parse(away) as number[] };
}

const inForce = (at: Date) =>
  sql`status = 'IN_FORCE' and kind <> 'test' and from_at <= ${at} and until_at > ${at}`;

/** Orders to stay somewhere that are in force at a moment, of these people. */
export async function ordersInForce(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
  at: Date,
): Promise<OrderInForce[]> {
  const found = await sql<OrderInForce>`select id as "orderId", person_no as "personNo", kind from order_file
    where dataset = ${scope.dataset} and person_no = any(${[...personNos]}::bigint[]) and ${inForce(at)}`.execute(
    db,
  );
  return found.rows;
}
