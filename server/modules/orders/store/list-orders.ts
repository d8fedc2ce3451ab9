import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { OrderKind, OrderStatus } from '../rules/order-status.ts';
import type { OrderRow } from './orders.ts';
import { siteCondition, type SiteView } from './site-views.ts';

/** Sort orders of the list: column, direction and type of the key. */
export const orderSorts = {
  until: { column: 'until_at', direction: 'asc', type: 'timestamptz' },
  '-until': { column: 'until_at', direction: 'desc', type: 'timestamptz' },
  number: { column: 'number', direction: 'asc', type: 'text' },
  '-number': { column: 'number', direction: 'desc', type: 'text' },
  issuedAt: { column: 'issued_at', direction: 'asc', type: 'timestamptz' },
  // Whom nobody met for longest: since the last check or the beginning, whichever is later, as `checkLate` counts.
  checkedAt: { column: 'checked_at', direction: 'asc', type: 'timestamptz' },
  '-issuedAt': { column: 'issued_at', direction: 'desc', type: 'timestamptz' },
} as const;
export type OrderSort = keyof typeof orderSorts;

export type OrderFilter = {
  /** Units whose orders are shown (responsible area or place of stay); null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  /** Orders of these people; null: of anybody. */
  readonly personNos: readonly number[] | null;
  /** A search: orders of the people found, or with a number like the pattern. */
  readonly search: {
    readonly personNos: readonly number[];
    readonly number: string;
    /** Orders found by the number of a decision on a change. */
    readonly orderIds: readonly string[];
  } | null;
  readonly kind: OrderKind | null;
  readonly status: OrderStatus | null;
  /** A list of a quarantine site's day: orders to sites in the areas alone. */
  readonly site: SiteView | null;
  /** Number of the place of stay. */
  readonly placeNo: number | null;
  /** Start of today: orders in force that had no check since then. */
  readonly dueSince: Date | null;
  /** Orders in force that end before this. */
  readonly endingBefore: Date | null;
  /** Orders in force issued before this and not served, or extended before this by a decision that was not served. */
  readonly unservedSince: Date | null;
  /** Orders with a complaint that is not answered. */
  readonly appealed: boolean;
  /** Released, where no certificate of completion stands. */
  readonly uncertified: boolean;
  readonly now: Date;
  readonly sort: OrderSort;
  readonly after: { readonly key: string; readonly sequence: string; readonly id: string } | null;
  readonly limit: number;
};

type ListedRow = OrderRow & { readonly checked_at: Date };

/** Orders of the scope by filter, one more than the limit; a batch, alike in every time, as its numbers follow. */
export async function listOrders(scope: Scope, db: Db, filter: OrderFilter): Promise<ListedRow[]> {
  const { column, direction, type } = orderSorts[filter.sort];
  const key = sql.ref(column);
  const order = direction === 'desc' ? sql`desc` : sql`asc`;
  const conditions = [sql`dataset = ${scope.dataset}`, ...whichOrders(filter), ...whatState(filter)];
  if (filter.after !== null) {
    const past = direction === 'desc' ? sql`<` : sql`>`;
    const cast = type === 'text' ? sql`text` : sql`timestamptz`;
    const { key: at, sequence, id } = filter.after;
    conditions.push(sql`(${key}, sequence, id) ${past} (${at}::${cast}, ${sequence}::bigint, ${id}::uuid)`);
  }
  const found = await sql<ListedRow>`select *
    from (select *, greatest(from_at, coalesce(last_follow_up_at, from_at)) as checked_at from order_file) as order_file
    where ${sql.join(conditions, sql` and `)}
    order by ${key} ${order}, sequence ${order}, id ${order} limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

function whichOrders(filter: OrderFilter): RawBuilder<unknown>[] {
  const { areaNos, personNos, search, kind, site, placeNo, now } = filter;
  return [
    // Who lives in the area and is kept at a site elsewhere is not of the sites here.
    site === null
      ? null
      : sql`${siteCondition(site, now.getTime())} and ${areaNos === null ? sql`true` : sql`stay_area_no = any(${areaNos}::int[])`}`,
    placeNo === null ? null : sql`place_no = ${placeNo}`,
    areaNos === null
      ? null
      : sql`(area_no = any(${areaNos}::int[]) or stay_area_no = any(${areaNos}::int[]))`,
    personNos === null ? null : sql`person_no = any(${personNos}::bigint[])`,
    search === null
      ? null
      : sql`(person_no = any(${search.personNos}::bigint[]) or number ilike ${search.number}
          or id = any(${[...search.orderIds]}::uuid[]))`,
    kind === null ? null : sql`kind = ${kind}`,
  ].filter((condition) => condition !== null);
}

/** An order expires at its end, whether or not the job has written it down: rules/order-status.ts statusAt. */
function whatState({
  status,
  dueSince,
  endingBefore,
  unservedSince,
  appealed,
  uncertified,
  now,
}: OrderFilter): RawBuilder<unknown>[] {
  const inForce = sql`status = 'IN_FORCE' and until_at > ${now}`;
  const byStatus = {
    IN_FORCE: inForce,
    EXPIRED: sql`(status = 'EXPIRED' or (status = 'IN_FORCE' and until_at <= ${now}))`,
    RELEASED: sql`status = 'RELEASED'`,
    CANCELLED: sql`status = 'CANCELLED'`,
  };
  return [
    status === null ? null : byStatus[status],
    dueSince === null
      ? null
      : sql`${inForce} and from_at <= ${now} and kind <> 'test'
          and (last_follow_up_at is null or last_follow_up_at < ${dueSince})`,
    endingBefore === null ? null : sql`${inForce} and until_at < ${endingBefore}`,
    unservedSince === null
      ? null
      : sql`${inForce} and ((served_at is null and issued_at <= ${unservedSince})
          or unserved_decision_at <= ${unservedSince})`,
    appealed
      ? sql`exists (select 1 from order_appeal a where a.order_id = order_file.id
          and a.person_no = order_file.person_no and a.answered_at is null)`
      : null,
    uncertified
      ? sql`status = 'RELEASED' and kind <> 'test' and not exists (select 1 from order_certificate c
          where c.order_id = order_file.id and c.person_no = order_file.person_no and c.withdrawn_at is null)`
      : null,
  ].filter((condition) => condition !== null);
}
