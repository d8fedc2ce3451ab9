import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';
import type { TripDirection } from '../rules/life-cycle.ts';
import type { PlateNation } from '../rules/read-plate.ts';

/** What is counted, and the column that says when. */
export type CountedMove = 'arrived' | 'exited';
const timeOf = { arrived: sql`arrived_at`, exited: sql`passed_at` } as const;

export type CountDelta = {
  readonly gateNo: number;
  readonly at: number;
  readonly what: CountedMove;
  readonly nation: PlateNation;
  readonly direction: TripDirection;
  readonly by: 1 | -1;
};

/** Changes counters in the transaction of the move, in the order of their keys, so that two can't deadlock. */
export async function addCounts(scope: Scope, tx: Tx, deltas: readonly CountDelta[]): Promise<void> {
  const keyed = deltas.toSorted((a, b) => a.at - b.at || (a.what < b.what ? -1 : 1));
  for (const { gateNo, at, what, nation, direction, by } of keyed) {
    await sql`insert into border_count (gate_no, at, dataset, what, nation, direction, value)
      values (${gateNo}, date_trunc('hour', ${new Date(at)}::timestamptz, 'UTC'), ${scope.dataset}, ${what}, ${nation},
        ${direction}, ${by})
      on conflict (gate_no, at, what, nation, direction)
      do update set value = border_count.value + excluded.value`.execute(tx);
  }
}

export type CountRow = {
  gate_no: number;
  at: Date;
  what: CountedMove;
  nation: PlateNation;
  direction: TripDirection;
  value: number;
};

/** Counters of these gates in a period. */
export async function readCounts(
  scope: Scope,
  db: Db,
  gateNos: readonly number[],
  from: Date,
  to: Date,
): Promise<CountRow[]> {
  const found = await sql<CountRow>`select gate_no, at, what, nation, direction, value from border_count
    where dataset = ${scope.dataset} and gate_no = any(${[...gateNos]}::int[]) and at >= ${from} and at < ${to}
      and value <> 0
    order by gate_no, at, nation, direction, what`.execute(db);
  return found.rows;
}

/** Makes the counters again from the trips. */
export async function rebuildCounts(scope: Scope, tx: Tx): Promise<void> {
  await sql`delete from border_count where dataset = ${scope.dataset}`.execute(tx);
  for (const [what, at] of Object.entries(timeOf)) {
    await sql`insert into border_count (gate_no, at, dataset, what, nation, direction, value)
      select gate_no, date_trunc('hour', ${at}, 'UTC'), dataset, ${what}, plate_nation, direction, count(*)
      from border_trip where dataset = ${scope.dataset} and ${at} is not null group by 1, 2, 3, 5, 6`.execute(
      tx,
    );
  }
}

/** Trips counted again by dataset, area of the gate and hour. */
export async function recountTrips(db: Db | Tx, since: Date, what: CountedMove): Promise<FigureRow[]> {
  const at = timeOf[what];
  const found = await sql<{ dataset: string; areaNo: number; at: Date; value: number }>`
    select dataset, area_no as "areaNo", date_trunc('hour', ${at}) as at, count(*) as value
    from border_trip where ${at} >= ${since} group by 1, 2, 3`.execute(db);
  return found.rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

export type QueueRow = {
  gate_no: number;
  direction: TripDirection;
  waiting: number;
  exits: number;
};

/** How many wait at each gate, and how many left since a moment, by direction. */
export async function readQueues(
  scope: Scope,
  db: Db,
  gateNos: readonly number[],
  since: Date,
): Promise<QueueRow[]> {
  const found = await sql<QueueRow>`
    select gate_no, direction, count(*) filter (where state in ('WAITING', 'HANDED_OVER')) as waiting,
      count(*) filter (where passed_at >= ${since}) as exits
    from border_trip
    where dataset = ${scope.dataset} and gate_no = any(${[...gateNos]}::int[])
      and (state in ('WAITING', 'HANDED_OVER') or passed_at >= ${since})
    group by 1, 2 order by 1, 2`.execute(db);
  return found.rows;
}

/** How many vehicles of the same gate and direction wait since earlier. */
export async function countAhead(
  scope: Scope,
  db: Db,
  trip: { readonly gateNo: number; readonly direction: TripDirection; readonly arrivedAt: Date | null },
): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from border_trip
    where dataset = ${scope.dataset} and gate_no = ${trip.gateNo} and direction = ${trip.direction}
      and state in ('WAITING', 'HANDED_OVER')
      and (${trip.arrivedAt === null}::boolean or arrived_at < ${trip.arrivedAt})`.execute(db);
  return found.rows[0]!.n;
}

/** When something was last heard of a gate: what its numbers are of. */
export async function heardAt(scope: Scope, db: Db, gateNos: readonly number[]): Promise<Map<number, Date>> {
  const found = await sql<{ gate_no: number; at: Date }>`
    select gate_no, max(greatest(coalesce(arrived_at, passed_at), coalesce(passed_at, arrived_at))) as at
    from border_trip where dataset = ${scope.dataset} and gate_no = any(${[...gateNos]}::int[])
      and (arrived_at is not null or passed_at is not null) group by 1`.execute(db);
  return new Map(found.rows.map(({ gate_no, at }) => [gate_no, at]));
}
