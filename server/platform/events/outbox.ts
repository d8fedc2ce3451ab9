import { sql } from 'kysely';
import { COPY_FROM, copyRows } from '../db/copy.ts';
import type { Db, Tx } from '../db/database.ts';
import type { EventMap, EventTopic, OutboxEvent } from './events.ts';

/** Channel on which a commit with new outbox rows is announced. */
export const OUTBOX_CHANNEL = 'vx_outbox';

type Draft<T extends EventTopic = EventTopic> = {
  topic: T;
  dataset: string;
  payload: EventMap[T];
  at: number;
};

/**
 * Appends events in the caller's transaction: they become visible with the fact or not at all. One multi-row
 * insert (or COPY) and one notification however many there are.
 */
export async function appendEvents(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) {
    return;
  }
  if (drafts.length >= COPY_FROM) {
    await copyRows(
      tx,
      'outbox (topic, dataset, payload, at)',
      drafts.map((d) => [d.topic, d.dataset, JSON.stringify(d.payload), new Date(d.at)]),
    );
    await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(tx);
    return;
  }
  await sql`with appended as (
      insert into outbox (topic, dataset, payload, at)
      select * from unnest(${drafts.map((d) => d.topic)}::text[], ${drafts.map((d) => d.dataset)}::text[],
        ${drafts.map((d) => JSON.stringify(d.payload))}::jsonb[], ${drafts.map((d) => new Date(d.at).toISOString())}::timestamptz[])
      returning 1)
    select pg_notify(${OUTBOX_CHANNEL}, '') where exists (select 1 from appended)`.execute(tx);
}

/** Appends one event. */
export async function appendEvent<T extends EventTopic>(tx: Tx, draft: Draft<T>): Promise<void> {
  await appendEvents(tx, [draft]);
}

/** A place in the outbox, `<transaction>-<sequence>`; null when the text is none. */
export function parseCursor(text: string): { tx: string; seq: string } | null {
  const match = /^(\d{1,20})-(\d{1,19})$/.exec(text);
  return match === null ? null : { tx: match[1]!, seq: match[2]! };
}

/**
 * Events after a cursor in commit order. Only rows whose transaction lies below every transaction still running
 * are answered: a plain sequence would lose events that commit late. (`order by o.tx`: a bare `tx` would be the text
 * that is answered, and 10 would come before 9.)
 */
export async function readEvents(db: Db | Tx, after: string, limit: number): Promise<OutboxEvent[]> {
  const cursor = parseCursor(after) ?? { tx: '0', seq: '0' };
  const rows = await sql<{
    tx: string;
    seq: number;
    topic: EventTopic;
    dataset: string;
    payload: never;
    at: Date;
  }>`
    select o.tx::text as tx, o.seq, o.topic, o.dataset, o.payload, o.at from outbox o
    where (o.tx, o.seq) > (${cursor.tx}::xid8, ${cursor.seq}::bigint) and o.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by o.tx, o.seq limit ${limit}`.execute(db);
  return rows.rows.map((row) => ({
    cursor: `${row.tx}-${row.seq}`,
    topic: row.topic,
    dataset: row.dataset,
    payload: row.payload,
    at: row.at,
  }));
}

export type EventPage = {
  readonly events: readonly OutboxEvent[];
  /** The last place that was looked at, of whatever topic; null where nothing stands after the cursor. */
  readonly to: string | null;
};

/** As `readEvents`, but what is of other topics stays in the database: a consumer passes over most of an import. */
export async function readTopics(
  db: Db | Tx,
  after: string,
  limit: number,
  topics: readonly string[],
): Promise<EventPage> {
  const cursor = parseCursor(after) ?? { tx: '0', seq: '0' };
  const found = await sql<{
    tx: string;
    seq: number;
    topic: EventTopic | null;
    dataset: string;
    payload: never;
    at: Date;
  }>`
    with page as materialized (
      select o.tx, o.seq, o.topic, o.dataset, o.payload, o.at from outbox o
      where (o.tx, o.seq) > (${cursor.tx}::xid8, ${cursor.seq}::bigint) and o.tx < pg_snapshot_xmin(pg_current_snapshot())
      order by o.tx, o.seq limit ${limit})
    select p.tx::text as tx, p.seq, p.topic, p.dataset, p.payload, p.at from page p where p.topic = any(${topics}::text[])
    union all
    (select p.tx::text, p.seq, null, null, null, null from page p order by p.tx desc, p.seq desc limit 1)`.execute(
    db,
  );
  const end = found.rows.find(({ topic }) => topic === null);
  return {
    to: end === undefined ? null : `${end.tx}-${end.seq}`,
    events: found.rows
      .flatMap(({ tx, seq, topic, ...row }) => (topic === null ? [] : [{ ...row, topic, seq, tx }]))
      .sort((a, b) => (a.tx === b.tx ? a.seq - b.seq : BigInt(a.tx) < BigInt(b.tx) ? -1 : 1))
      .map(({ tx, seq, ...row }) => ({ ...row, cursor: `${tx}-${seq}` })),
  };
}

/** The newest place in the outbox that every reader may already see: where a new listener begins. */
export async function headCursor(db: Db): Promise<string> {
  const found = await sql<{ tx: string; seq: number }>`
    select o.tx::text as tx, o.seq from outbox o where o.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by o.tx desc, o.seq desc limit 1`.execute(db);
  const row = found.rows[0];
  return row === undefined ? '0-0' : `${row.tx}-${row.seq}`;
}

/** Where a durable consumer stands. */
export async function readCursor(db: Db, consumer: string): Promise<string> {
  const found = await sql<{ tx: string; seq: number }>`
    select tx::text as tx, seq from outbox_cursor where consumer = ${consumer}`.execute(db);
  const row = found.rows[0];
  return row === undefined ? '0-0' : `${row.tx}-${row.seq}`;
}

/** Gives each durable consumer that has no place yet the head; the others keep theirs. */
export async function beginCursors(db: Db, consumers: readonly string[], at: number): Promise<void> {
  const head = parseCursor(await headCursor(db))!;
  await sql`insert into outbox_cursor (consumer, tx, seq, at)
    select name, ${head.tx}::xid8, ${head.seq}::bigint, ${new Date(at)} from unnest(${consumers}::text[]) as name
    on conflict (consumer) do nothing`.execute(db);
}

/**
 * Moves a durable consumer on. Its commit waits for no disk: a place that is lost when the machine fails is behind, never ahead,
 * and events are handled at least once.
 */
export async function saveCursor(db: Db, consumer: string, cursor: string, at: number): Promise<void> {
  const place = parseCursor(cursor) ?? { tx: '0', seq: '0' };
  await sql`insert into outbox_cursor (consumer, tx, seq, at)
    select ${consumer}, ${place.tx}::xid8, ${place.seq}::bigint, ${new Date(at)}::timestamptz
      from (select set_config('synchronous_commit', 'off', true) as said offset 0) unsynced where said is not null
    on conflict (consumer) do update set tx = excluded.tx, seq = excluded.seq, at = excluded.at`.execute(db);
}
