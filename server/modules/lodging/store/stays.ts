import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A stay as stored. */
export type StayRow = {
  place_no: number;
  id: string;
  dataset: string;
  area_no: number;
  person_no: number;
  said_name: Buffer | null;
  room: string | null;
  arrived_at: Date;
  planned_at: Date | null;
  departed_at: Date | null;
  origin_area_no: number | null;
  origin_text: Buffer | null;
  origin_zone: string | null;
  state: 'REGISTERED' | 'CONFIRMED' | 'MISSING';
  decided_at: Date | null;
  decided_by: string | null;
  note: Buffer | null;
  visit: 'DUE' | 'DONE' | null;
  visit_at: Date | null;
  visit_result: string | null;
  recorded_at: Date;
  recorded_by: string;
  recorder_id: string | null;
};

type Tables = { lodging_stay: StayRow };

/** Keeps stays. */
export async function insertStays(_scope: Scope, tx: Tx, rows: readonly StayRow[]): Promise<void> {
  await tx.withTables<Tables>().insertInto('lodging_stay').values(rows).execute();
}

/** Who is on record as staying at a place. */
export async function peopleStaying(scope: Scope, tx: Tx, placeNo: number): Promise<number[]> {
  const found = await sql<{ person_no: number }>`select distinct person_no from lodging_stay
    where place_no = ${placeNo} and dataset = ${scope.dataset} and departed_at is null and state <> 'MISSING'`.execute(
    tx,
  );
  return found.rows.map((row) => row.person_no);
}

/** One stay, locked until the transaction ends. */
export async function lockStay(scope: Scope, tx: Tx, id: string): Promise<StayRow | undefined> {
  return await tx
    .withTables<Tables>()
    .selectFrom('lodging_stay')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes columns of a stay. */
export async function updateStay(
  scope: Scope,
  tx: Tx,
  row: Pick<StayRow, 'place_no' | 'id'>,
  change: Partial<StayRow>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('lodging_stay')
    .set(change)
    .where('place_no', '=', row.place_no)
    .where('id', '=', row.id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

export type StayFilter = {
  /** Areas whose stays are all seen. */
  readonly areaNos: readonly number[];
  /** Areas of which only the viewer's own entries are seen. */
  readonly ownAreaNos: readonly number[];
  readonly recorderId: string | null;
  readonly view: 'present' | 'overdue' | 'departed' | 'visits' | null;
  readonly state: StayRow['state'] | null;
  readonly placeNo: number | null;
  readonly from: Date | null;
  readonly to: Date | null;
  /** Stays of these people, or in this room. */
  readonly search: { readonly personNos: readonly number[]; readonly room: string } | null;
  readonly now: Date;
};

export type StayOrder = { readonly by: 'arrived' | 'planned'; readonly down: boolean };
export type StayAfter = { readonly at: string; readonly id: string } | null;

/** A page of stays behind `after`. Stays without a planned departure come last in that order. */
export async function listStays(
  scope: Scope,
  db: Db,
  filter: StayFilter,
  order: StayOrder,
  page: { readonly after: StayAfter; readonly limit: number },
): Promise<(StayRow & { sorted: Date })[]> {
  const key = order.by === 'arrived' ? sql`arrived_at` : sql`coalesce(planned_at, '9999-12-31'::timestamptz)`;
  const { after } = page;
  const beyond =
    after === null
      ? sql`true`
      : order.down
        ? sql`(${key}, id) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`(${key}, id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const direction = order.down ? sql`desc` : sql`asc`;
  const found = await sql<StayRow & { sorted: Date }>`select *, ${key} as sorted from lodging_stay
    where ${matches(scope, filter)} and ${beyond}
    order by ${key} ${direction}, id ${direction} limit ${page.limit}`.execute(db);
  return found.rows;
}

/** How many stays a filter finds. */
export async function countStays(scope: Scope, db: Db, filter: StayFilter): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from lodging_stay
    where ${matches(scope, filter)}`.execute(db);
  return found.rows[0]!.n;
}

const views: { readonly [view in NonNullable<StayFilter['view']>]: (now: Date) => RawBuilder<unknown> } = {
  present: () => sql`departed_at is null and state <> 'MISSING'`,
  overdue: (now) => sql`departed_at is null and state <> 'MISSING' and planned_at < ${now}`,
  departed: () => sql`departed_at is not null`,
  visits: () => sql`visit = 'DUE' and departed_at is null and state <> 'MISSING'`,
};

function matches(scope: Scope, filter: StayFilter): RawBuilder<unknown> {
  const { view, state, placeNo, from, to, search } = filter;
  return sql.join(
    [
      sql`dataset = ${scope.dataset}`,
      sql`(area_no = any(${[...filter.areaNos]}::int[]) or (area_no = any(${[...filter.ownAreaNos]}::int[])
        and recorder_id = ${filter.recorderId}::uuid))`,
      ...(view === null ? [] : [views[view](filter.now)]),
      ...(state === null ? [] : [sql`state = ${state}`]),
      ...(placeNo === null ? [] : [sql`place_no = ${placeNo}`]),
      ...(from === null ? [] : [sql`arrived_at >= ${from}`]),
      ...(to === null ? [] : [sql`arrived_at < ${to}`]),
      ...(search === null
        ? []
        : [sql`(person_no = any(${[...search.personNos]}::bigint[]) or room = ${search.room})`]),
    ],
    sql` and `,
  );
}
