import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { CheckRow, TripRow, TripTables } from './tables.ts';

/** Keeps a trip. */
export async function insertTrip(_scope: Scope, tx: Tx, row: TripRow): Promise<void> {
  await sql`insert into border_trip select * from jsonb_populate_record(null::border_trip, ${asJson(row)}::jsonb)`.execute(
    tx,
  );
}

/** Bytes as PostgreSQL writes them in JSON. */
function asJson(row: TripRow): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
      ]),
    ),
  );
}

/** One trip; `lock` holds it until the transaction ends. */
export async function findTrip(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<TripRow | undefined> {
  const query = db
    .withTables<TripTables>()
    .selectFrom('border_trip')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** The trip with this short code. */
export async function findByCode(scope: Scope, db: Db | Tx, code: string): Promise<TripRow | undefined> {
  return await db
    .withTables<TripTables>()
    .selectFrom('border_trip')
    .selectAll()
    .where('short_code', '=', code)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/**
 * The trip that a vehicle was on at a moment: accepted, not yet over then, and begun by then or soon after. Of several
 * the one that begins last.
 */
export async function findByPlate(
  scope: Scope,
  db: Db | Tx,
  plateIndex: Buffer,
  at: Date,
): Promise<TripRow | undefined> {
  const found = await sql<TripRow>`select * from border_trip
    where dataset = ${scope.dataset} and plate_index = ${plateIndex} and ${wasOn(sql`${at}::timestamptz`)}
    order by starts_at desc, id desc limit 1`.execute(db);
  return found.rows[0];
}

/** The trips that vehicles were on at moments, as `findByPlate` says it; null: none. */
export async function tripsAt(
  scope: Scope,
  db: Db | Tx,
  asked: readonly { readonly plateIndex: Buffer; readonly at: Date }[],
): Promise<({ id: string; shortCode: string | null } | null)[]> {
  const found = await sql<{ n: number; id: string; shortCode: string | null }>`
    select a.n, t.id, t.short_code as "shortCode"
    from unnest(${asked.map((one) => one.plateIndex)}::bytea[], ${asked.map((one) => one.at)}::timestamptz[])
      with ordinality as a(plate_index, at, n)
    cross join lateral (select id, short_code from border_trip
      where dataset = ${scope.dataset} and plate_index = a.plate_index and ${wasOn(sql`a.at`)}
      order by starts_at desc, id desc limit 1) t`.execute(db);
  const byRow = new Map(found.rows.map(({ n, ...trip }) => [Number(n), trip]));
  return asked.map((_, i) => byRow.get(i + 1) ?? null);
}

/** Vehicles of trips and when they set out, by the ids of the trips. */
export async function vehiclesOf(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<Pick<TripRow, 'id' | 'plate' | 'starts_at'>[]> {
  const found = await sql<Pick<TripRow, 'id' | 'plate' | 'starts_at'>>`select id, plate, starts_at
    from border_trip where dataset = ${scope.dataset} and id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}

const wasOn = (at: RawBuilder<unknown>) => sql`state not in ('PENDING', 'REFUSED', 'CANCELLED')
  and starts_at - interval '12 hours' <= ${at} and ${at} <= starts_at + interval '7 days'
  and (closed_at is null or closed_at >= ${at})`;

/** Ids of open trips that these people drive. */
export async function openTripsOf(scope: Scope, db: Db, driverNos: readonly number[]): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from border_trip
    where dataset = ${scope.dataset} and driver_no = any(${[...driverNos]}::bigint[])
      and state in ('REGISTERED', 'UNDERWAY', 'WAITING', 'HANDED_OVER')`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Changes columns of a trip. */
export async function updateTrip(
  scope: Scope,
  tx: Tx,
  id: string,
  change: Partial<Omit<TripRow, 'legs'>>,
): Promise<void> {
  await tx
    .withTables<TripTables>()
    .updateTable('border_trip')
    .set(change)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Keeps a report. False: it was kept before. */
export async function insertCheck(_scope: Scope, tx: Tx, row: CheckRow): Promise<boolean> {
  const kept = await tx
    .withTables<TripTables>()
    .insertInto('border_check')
    .values(row)
    .onConflict((conflict) => conflict.columns(['trip_id', 'id']).doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** All reports of a trip, in the order of their time. */
export async function checksOf(scope: Scope, db: Db | Tx, tripId: string): Promise<CheckRow[]> {
  return await db
    .withTables<TripTables>()
    .selectFrom('border_check')
    .selectAll()
    .where('trip_id', '=', tripId)
    .where('dataset', '=', scope.dataset)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Ids and datasets of open trips whose next limit has run out, the longest ago first. */
export async function tripsDue(db: Db, now: Date, limit: number): Promise<{ id: string; dataset: string }[]> {
  const found = await sql<{ id: string; dataset: string }>`select id, dataset from border_trip
    where next_due_at <= ${now} and state in ('REGISTERED', 'UNDERWAY', 'WAITING', 'HANDED_OVER')
    order by next_due_at limit ${limit}`.execute(db);
  return found.rows;
}

/** Takes a place of a slot. False: the slot is full. */
export async function takeSlot(
  scope: Scope,
  tx: Tx,
  slot: { readonly gateNo: number; readonly at: Date; readonly capacity: number },
): Promise<boolean> {
  const taken = await sql`insert into border_slot (gate_no, at, dataset, taken)
    values (${slot.gateNo}, ${slot.at}, ${scope.dataset}, 1)
    on conflict (gate_no, at) do update set taken = border_slot.taken + 1
    where border_slot.taken < ${slot.capacity}`.execute(tx);
  return taken.numAffectedRows === 1n;
}

/** Gives a place of a slot back. */
export async function freeSlot(scope: Scope, tx: Tx, gateNo: number, at: Date): Promise<void> {
  await sql`update border_slot set taken = taken - 1
    where gate_no = ${gateNo} and at = ${at} and dataset = ${scope.dataset} and taken > 0`.execute(tx);
}

/** How many places of each slot of a gate are taken, by Unix ms. */
export async function slotsTaken(
  scope: Scope,
  db: Db | Tx,
  gateNo: number,
  from: Date,
  to: Date,
): Promise<Map<number, number>> {
  const found = await sql<{ at: Date; taken: number }>`select at, taken from border_slot
    where gate_no = ${gateNo} and dataset = ${scope.dataset} and at >= ${from} and at < ${to}`.execute(db);
  return new Map(found.rows.map(({ at, taken }) => [at.getTime(), taken]));
}
