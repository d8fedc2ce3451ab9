import { type RawBuilder, sql } from 'kysely';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PresenceDropped, PresenceRecorded } from '../events.ts';
import type { CopiedStay } from '../rules/copy-binary.ts';

/** Where the index stands in the outbox: every transaction below it is in the index. */
export type Horizon = string;

/** An event that the index follows. */
export type LogEvent = { readonly seq: number; readonly tx: string; readonly dataset: string } & (
  | { readonly topic: 'presence.recorded'; readonly payload: PresenceRecorded }
  | { readonly topic: 'presence.dropped'; readonly payload: PresenceDropped }
);

/**
 * Everything committed by now from `horizon` on, and the horizon of this look: what lies below it can't change any
 * more. Unlike a consumer of the outbox it also answers events above the oldest running transaction, so a long
 * import elsewhere keeps nobody waiting; who reads on from the horizon knows them by `seq`.
 */
export async function readLog(
  db: Db,
  horizon: Horizon | null,
): Promise<{ horizon: Horizon; events: readonly LogEvent[] }> {
  const found = await sql<{ horizon: Horizon } & { [key in keyof LogEvent]: LogEvent[key] | null }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, e.*
    from (select 1) as one left join lateral (
      select o.seq, o.tx::text as tx, o.topic, o.dataset, o.payload from outbox o
      where o.tx >= ${horizon}::xid8 and o.topic in ('presence.recorded', 'presence.dropped')) e on true
    order by e.seq`.execute(db);
  return {
    horizon: found.rows[0]!.horizon,
    events: found.rows.filter((row) => row.seq !== null) as unknown as LogEvent[],
  };
}

/** Starts of the local days that a dataset may have stays in, Unix ms; null: its stays do not lie apart by day. */
export async function readDays(db: Db, dataset: string): Promise<number[] | null> {
  const found = await sql<{ name: string; parts: boolean }>`
    select c.relname as name, p.relkind = 'p' as parts from pg_class p left join pg_inherits i on i.inhparent = p.oid
      left join pg_class c on c.oid = i.inhrelid
    where p.relname = ${`presence_${dataset}`} and p.relkind = 'p' order by 1`.execute(db);
  return found.rows.length === 0
    ? null
    : found.rows.flatMap(({ name }) => (name === null ? [] : dayOf(name)));
}

function dayOf(partition: string): number {
  const digits = partition.slice(-8);
  return Date.parse(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}T00:00:00+07:00`);
}

/** The statement that copies stays out: of one local day, or all of a dataset. */
export function copyStatement(db: Db, dataset: string, day: number | null): string {
  const within =
    day === null
      ? sql``
      : sql`and in_at >= ${sql.lit(iso(day))}::timestamptz and in_at < ${sql.lit(iso(day + DAY_MS))}::timestamptz`;
  const text: RawBuilder<unknown> = sql`copy (select place_no, person_no, in_at, out_at from presence
    where dataset = ${sql.lit(dataset)} ${within}) to stdout (format binary)`;
  return text.compile(db).sql;
}

/** All stays that began at these places and moments: a look-up each, so in a session that plans nothing else. */
export async function readStaysAt(
  tx: Tx,
  dataset: string,
  placeNos: readonly number[],
  at: readonly number[],
): Promise<CopiedStay[]> {
  const found = await sql<CopiedStay>`
    select p.place_no as "placeNo", p.person_no as "personNo", (extract(epoch from p.in_at) * 1000)::bigint as "inAt",
      (extract(epoch from p.out_at) * 1000)::bigint as "outAt"
    from unnest(${placeNos}::int[], ${at.map(iso)}::timestamptz[]) as k(place_no, in_at)
      join presence p on p.place_no = k.place_no and p.in_at = k.in_at and p.dataset = ${dataset}`.execute(
    tx,
  );
  return found.rows;
}

/** Kinds of places by number, from the registry as it is now. */
export async function readPlaceKinds(
  db: Db,
  placeNos: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const found = await sql<{ place_no: number; kind: string }>`
    select place_no, kind from place where place_no = any(${placeNos}::int[])`.execute(db);
  return new Map(found.rows.map((row) => [row.place_no, row.kind]));
}

/** Check-ins ever recorded by dataset: no fewer than the stays that the log holds. */
export async function countCheckIns(db: Db): Promise<{ dataset: string; checkIns: number }[]> {
  const found = await sql<{ dataset: string; checkIns: number }>`
    select dataset, sum(check_ins)::bigint as "checkIns" from presence_place_total group by dataset order by 1`.execute(
    db,
  );
  return found.rows;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
