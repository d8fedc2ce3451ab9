import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A daily check as stored. */
export type FollowUpRow = {
  id: string;
  order_id: string;
  person_no: number;
  at: Date;
  received_at: Date;
  by_name: string;
  present: boolean;
  temperature: number | null;
  symptoms: readonly string[];
  note: string | null;
};

/** Writes checks and moves each order's last one on; late checks of an earlier time don't move it back. */
export async function insertFollowUps(scope: Scope, tx: Tx, rows: readonly FollowUpRow[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const json = JSON.stringify(rows);
  await sql`insert into order_follow_up select * from
    jsonb_populate_recordset(null::order_follow_up, ${json}::jsonb)`.execute(tx);
  await sql`update order_file o set last_follow_up_at = greatest(o.last_follow_up_at, f.at)
    from (select order_id, person_no, max(at) as at
      from jsonb_to_recordset(${json}::jsonb) as r(order_id uuid, person_no bigint, at timestamptz)
      group by order_id, person_no) f
    where o.id = f.order_id and o.person_no = f.person_no and o.dataset = ${scope.dataset}`.execute(tx);
}

/** The last checks of one order, newest first. */
export async function followUpsOfOrder(
  _scope: Scope,
  db: Db,
  orderId: string,
  limit: number,
): Promise<FollowUpRow[]> {
  const found = await sql<FollowUpRow>`select * from order_follow_up
    where order_id = ${orderId} order by at desc, id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** Query of people under orders to be checked on today: kind, id, case_id, person_no, area_no, since. */
export function dueChecks(scope: Scope, now: number): RawBuilder<unknown> {
  const at = new Date(now).toISOString();
  const today = new Date(startOfLocalDay(now)).toISOString();
  return sql`select 'order' as kind, id, case_id, person_no, area_no,
      greatest(from_at, coalesce(last_follow_up_at, from_at)) as since
    from order_file where dataset = ${scope.dataset} and status = 'IN_FORCE' and kind <> 'test'
      and from_at <= ${at}::timestamptz and until_at > ${at}::timestamptz
      and (last_follow_up_at is null or last_follow_up_at < ${today}::timestamptz)`;
}
