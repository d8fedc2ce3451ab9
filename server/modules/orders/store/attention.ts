import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';

/** How many orders need something. */
export type Attention = {
  readonly endingSoon: number;
  readonly toComplete: number;
  readonly toCompleteLate: number;
  readonly unserved: number;
  readonly unservedLate: number;
  readonly appeals: number;
};

/**
 * Counts orders that need something, in these areas (null: the whole dataset). The same rules as the filters of
 * list-orders.ts.
 */
export async function countAttention(
  scope: Scope,
  db: Db,
  areaNos: readonly number[] | null,
  at: {
    readonly now: Date;
    readonly endingBefore: Date;
    readonly dayAgo: Date;
    readonly twoDaysAgo: Date;
  },
): Promise<Attention> {
  const { now, endingBefore, dayAgo, twoDaysAgo } = at;
  const mine =
    areaNos === null
      ? sql``
      : sql`and (o.area_no = any(${areaNos}::int[]) or o.stay_area_no = any(${areaNos}::int[]))`;
  const inForce = sql`o.status = 'IN_FORCE' and o.until_at > ${now}`;
  const unserved = (since: Date) =>
    sql`${inForce} and ((o.served_at is null and o.issued_at <= ${since}) or o.unserved_decision_at <= ${since})`;
  const ended = sql`(o.status = 'EXPIRED' or (o.status = 'IN_FORCE' and o.until_at <= ${now}))`;
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<Omit<Attention, 'appeals'>>`select
        (count(*) filter (where ${inForce} and o.until_at < ${endingBefore}))::int as "endingSoon",
        (count(*) filter (where ${ended}))::int as "toComplete",
        (count(*) filter (where ${ended} and o.until_at <= ${dayAgo}))::int as "toCompleteLate",
        (count(*) filter (where ${unserved(dayAgo)}))::int as unserved,
        (count(*) filter (where ${unserved(twoDaysAgo)}))::int as "unservedLate"
      from order_file o where o.dataset = ${scope.dataset} and o.status in ('IN_FORCE', 'EXPIRED') ${mine}`.execute(
      tx,
    );
    const open = await sql<{ appeals: number }>`select count(distinct o.id)::int as appeals
      from order_appeal a join order_file o on o.id = a.order_id and o.person_no = a.person_no
      where a.answered_at is null and o.dataset = ${scope.dataset} ${mine}`.execute(tx);
    return { ...found.rows[0]!, appeals: open.rows[0]!.appeals };
  });
}
