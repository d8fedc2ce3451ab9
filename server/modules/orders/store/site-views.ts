import { type RawBuilder, sql } from 'kysely';
import type { siteViews } from '../../../../contract/order-sites.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';

export type SiteView = (typeof siteViews)[number];

/**
 * The condition of a list of a site's day, of `order_file` under its own name: one rule for the list and for its count.
 * Days are Vietnam's.
 */
export function siteCondition(view: SiteView, now: number): RawBuilder<unknown> {
  const dayFrom = (days: number) =>
    sql`${new Date(startOfLocalDay(now) + days * DAY_MS).toISOString()}::timestamptz`;
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  const [today, tomorrow, after] = [dayFrom(0), dayFrom(1), dayFrom(2)];
  const inForce = sql`order_file.status = 'IN_FORCE' and order_file.until_at > ${at}`;
  const begun = sql`${inForce} and order_file.from_at <= ${at}`;
  // A move is two orders, the earlier one ending about when the other begins: nobody is under two of one kind at once.
  const elsewhere = sql`o.person_no = order_file.person_no and o.dataset = order_file.dataset and o.kind <> 'test'
    and o.status <> 'CANCELLED' and (o.kind <> order_file.kind or o.place_no is distinct from order_file.place_no)`;
  const conditions: { readonly [V in SiteView]: RawBuilder<unknown> } = {
    arriving: sql`${inForce} and order_file.from_at >= ${today} and order_file.from_at < ${tomorrow}`,
    neverChecked: sql`${begun} and order_file.from_at < ${today}
      and (order_file.last_follow_up_at is null or order_file.last_follow_up_at < order_file.from_at)`,
    movingIn: sql`${inForce} and order_file.from_at >= ${today} and order_file.from_at < ${after}
      and exists (select 1 from order_file o where ${elsewhere} and o.from_at < order_file.from_at
        and coalesce(o.ended_at, o.until_at) >= order_file.from_at - interval '1 day')`,
    movingOut: sql`order_file.status in ('IN_FORCE', 'EXPIRED')
      and exists (select 1 from order_file o where ${elsewhere} and o.status = 'IN_FORCE'
        and o.from_at >= ${today} and o.from_at < ${after} and o.from_at > order_file.from_at
        and order_file.until_at >= o.from_at - interval '1 day')`,
    endingToday: sql`${inForce} and order_file.until_at < ${tomorrow}`,
    endingTomorrow: sql`${inForce} and order_file.until_at >= ${tomorrow} and order_file.until_at < ${after}`,
    ended: sql`(order_file.status = 'EXPIRED' or order_file.status = 'IN_FORCE' and order_file.until_at <= ${at})`,
    toCheck: sql`${begun} and (order_file.last_follow_up_at is null or order_file.last_follow_up_at < ${today})`,
    staying: begun,
  };
  return sql`order_file.kind = 'quarantine-facility' and order_file.place_no is not null and ${conditions[view]}`;
}

/** A site with how many orders each list of it holds. */
export type SiteRow = {
  place_no: number;
  id: string;
  name: string;
  area_no: number;
  capacity: number | null;
  counts: { readonly [V in SiteView]: number };
};

/**
 * The day of the quarantine sites of these areas (null: the whole dataset), by name: those in use, and whatever other
 * place somebody is ordered to.
 */
export async function countSites(
  scope: Scope,
  db: Db,
  areaNos: readonly number[] | null,
  views: readonly SiteView[],
  now: number,
): Promise<SiteRow[]> {
  const own = (column: RawBuilder<unknown>) =>
    areaNos === null ? sql`true` : sql`${column} = any(${[...areaNos]}::int[])`;
  const counts = views.map(
    (view) => sql`${sql.lit(view)}, (count(*) filter (where ${siteCondition(view, now)}))::int`,
  );
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<SiteRow>`
      with counted as (
        select place_no, jsonb_build_object(${sql.join(counts)}) as counts from order_file
        where dataset = ${scope.dataset} and kind = 'quarantine-facility' and place_no is not null
          and status in ('IN_FORCE', 'EXPIRED') and ${own(sql`stay_area_no`)}
        group by place_no)
      select p.place_no, p.id, p.name, p.area_no, p.capacity,
        coalesce(c.counts, ${JSON.stringify(Object.fromEntries(views.map((view) => [view, 0])))}::jsonb) as counts
      from place p left join counted c on c.place_no = p.place_no
      where p.dataset = ${scope.dataset} and ${own(sql`p.area_no`)}
        and (c.place_no is not null or p.active and p.kind = 'quarantine-site')
      order by p.name_folded, p.id`.execute(tx);
    return found.rows;
  });
}
