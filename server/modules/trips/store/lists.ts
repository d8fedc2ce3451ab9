import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { TripRow } from './tables.ts';

export type TripView = 'open' | 'late' | 'tasks' | 'waiting' | 'closed';
export type TripFilter = {
  readonly areaNos: readonly number[];
  readonly gateNo: number | null;
  readonly state: string | null;
  readonly view: TripView | null;
  readonly direction: string | null;
  readonly nation: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly search: { readonly code: string } | { readonly plateIndex: Buffer } | null;
  /** Appointments between these times only. */
  readonly slots: { readonly from: Date; readonly to: Date } | null;
};

export type ListedTrip = TripRow & { open_tasks: number; late: boolean };
export type TripOrder = { readonly by: keyof typeof KEYS; readonly down: boolean };
export type TripAfter = { readonly at: string; readonly id: string } | null;

/** Times that a list may be in the order of; a trip without one comes last upwards. */
const KEYS = {
  submitted: sql`t.submitted_at`,
  planned: sql`t.planned_arrival`,
  arrived: sql`coalesce(t.arrived_at, '9999-12-31'::timestamptz)`,
  due: sql`coalesce(t.next_due_at, '9999-12-31'::timestamptz)`,
} as const;

/** A page of trips behind `after`. */
export async function listTrips(
  scope: Scope,
  db: Db,
  filter: TripFilter,
  order: TripOrder,
  page: { readonly after: TripAfter; readonly limit: number },
): Promise<(ListedTrip & { sorted: Date })[]> {
  const key = KEYS[order.by];
  const { after } = page;
  const beyond =
    after === null
      ? sql`true`
      : order.down
        ? sql`(${key}, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`(${key}, t.id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const direction = order.down ? sql`desc` : sql`asc`;
  const found = await sql<ListedTrip & { sorted: Date }>`
    with page as (select t.*, ${key} as sorted from border_trip t where ${matches(scope, filter)} and ${beyond}
      order by ${key} ${direction}, t.id ${direction} limit ${page.limit}),
    work as (select trip_id, count(*) as n, bool_or(reason = 'late') as late from border_task
      where state = 'open' and trip_id in (select id from page) group by trip_id)
    select p.*, coalesce(w.n, 0) as open_tasks, coalesce(w.late, false) as late
    from page p left join work w on w.trip_id = p.id
    order by p.sorted ${direction}, p.id ${direction}`.execute(db);
  return found.rows;
}

/** How many trips a filter finds. */
export async function countTrips(scope: Scope, db: Db, filter: TripFilter): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from border_trip t
    where ${matches(scope, filter)}`.execute(db);
  return found.rows[0]!.n;
}

const openWork = (only: RawBuilder<unknown>) =>
  sql`t.id in (select trip_id from border_task where state = 'open' and ${only})`;
const OPEN = sql`t.state in ('REGISTERED', 'UNDERWAY', 'WAITING', 'HANDED_OVER')`;
const views: { readonly [view in TripView]: RawBuilder<unknown> } = {
  open: OPEN,
  late: openWork(sql`reason = 'late'`),
  tasks: openWork(sql`true`),
  waiting: sql`t.state in ('WAITING', 'HANDED_OVER')`,
  closed: sql`t.state in ('EXITED', 'RETURNED', 'CANCELLED', 'REFUSED')`,
};

/** From so many areas on, comparing two lists costs more than the index by area saves. */
const MANY_AREAS = 50;

/** The way touches one of these areas. That of the gate is always on it, and is found by hashing: of a province it decides nearly all. */
function within(areaNos: readonly number[]): RawBuilder<unknown> {
  const touches = sql`t.area_nos && ${[...areaNos]}::int[]`;
  return areaNos.length < MANY_AREAS ? touches : sql`(t.area_no = any(${[...areaNos]}::int[]) or ${touches})`;
}

function matches(scope: Scope, filter: TripFilter): RawBuilder<unknown> {
  const { gateNo, state, view, direction, nation, from, to, search, slots } = filter;
  return sql.join(
    [
      sql`t.dataset = ${scope.dataset}`,
      within(filter.areaNos),
      ...(gateNo === null ? [] : [sql`t.gate_no = ${gateNo}`]),
      ...(state === null ? [] : [sql`t.state = ${state}`]),
      ...(view === null ? [] : [views[view]]),
      ...(direction === null ? [] : [sql`t.direction = ${direction}`]),
      ...(nation === null ? [] : [sql`t.plate_nation = ${nation}`]),
      ...(from === null ? [] : [sql`t.planned_arrival >= ${from}`]),
      ...(to === null ? [] : [sql`t.planned_arrival < ${to}`]),
      ...(search === null
        ? []
        : [
            'code' in search ? sql`t.short_code = ${search.code}` : sql`t.plate_index = ${search.plateIndex}`,
          ]),
      ...(slots === null
        ? []
        : [
            sql`t.slot_at >= ${slots.from} and t.slot_at < ${slots.to} and t.state not in ('REFUSED', 'CANCELLED')`,
          ]),
    ],
    sql` and `,
  );
}
