import { sql } from 'kysely';
import type { deliveryStates } from '../../../../contract/webhooks.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { WebhookRow } from './webhooks.ts';

export type DeliveryRow = {
  id: string;
  no: number;
  webhook_id: string;
  source: string;
  event: string;
  body: string;
  at: Date;
  state: (typeof deliveryStates)[number];
  tries: number;
  status: number | null;
  ms: number | null;
  error: string | null;
  tried_at: Date | null;
};
export type NewDelivery = Pick<DeliveryRow, 'id' | 'webhook_id' | 'source' | 'event' | 'body' | 'at'>;

/** Queues messages in their order; one that is there already stays. */
export async function insertDeliveries(tx: Tx, rows: readonly NewDelivery[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await sql`insert into webhook_delivery (id, webhook_id, source, event, body, at, state, tries)
    select d.id, d.webhook_id, d.source, d.event, d.body, d.at, 'waiting', 0
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.webhook_id)}::uuid[],
      ${rows.map(({ source }) => source)}::text[], ${rows.map(({ event }) => event)}::text[],
      ${rows.map(({ body }) => body)}::text[], ${rows.map(({ at }) => at.toISOString())}::timestamptz[])
      with ordinality as d(id, webhook_id, source, event, body, at, place) order by d.place
    on conflict (webhook_id, source) do nothing`.execute(tx);
}

/** Messages of a receiver, the newest first, before `before`. */
export async function listDeliveries(
  _scope: Scope,
  db: Db,
  webhookId: string,
  query: {
    readonly state: string | null;
    readonly event: string | null;
    /** Only those of which some try failed, whatever came of them later. */
    readonly failed: boolean;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<DeliveryRow[]> {
  const found = await sql<DeliveryRow>`select * from webhook_delivery where webhook_id = ${webhookId}
    and (${query.state}::text is null or state = ${query.state})
    and (${query.event}::text is null or event = ${query.event})
    and (not ${query.failed}::boolean or tries > (case state when 'sent' then 1 else 0 end))
    and (${query.before}::bigint is null or no < ${query.before}::bigint)
    order by no desc limit ${query.limit}`.execute(db);
  return found.rows;
}

export async function findDelivery(scope: Scope, db: Db | Tx, id: string): Promise<DeliveryRow | undefined> {
  const found =
    await sql<DeliveryRow>`select d.* from webhook_delivery d join webhook w on w.id = d.webhook_id
    where d.id = ${id} and w.dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** These messages in the order in which they were queued; those that nobody knows come last. */
export async function inQueueOrder(_scope: Scope, db: Db, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from webhook_delivery
    where id = any(${[...ids]}::uuid[]) order by no`.execute(db);
  return [...new Set([...found.rows.map(({ id }) => id), ...ids])];
}

/** Takes receivers that have something due, for as long as until `until`; no other process sends to them meanwhile. */
export async function leaseDue(db: Db, now: Date, until: Date, most: number): Promise<WebhookRow[]> {
  const found = await sql<WebhookRow>`update webhook set leased_until = ${until} where id in (
      select w.id from webhook w where w.state = 'on' and w.next_at <= ${now}
        and (w.leased_until is null or w.leased_until <= ${now})
        and exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting')
      order by w.next_at, w.id for update skip locked limit ${most})
    returning *`.execute(db);
  return found.rows;
}

/** The message of a receiver that is next; none once it is stopped or paused. */
export async function nextDelivery(db: Db, webhookId: string): Promise<DeliveryRow | undefined> {
  const found = await sql<DeliveryRow>`select d.* from webhook_delivery d
    join webhook w on w.id = d.webhook_id and w.state = 'on'
    where d.webhook_id = ${webhookId} and d.state = 'waiting' order by d.no limit 1`.execute(db);
  return found.rows[0];
}

/** What came of a try. */
export type Tried = {
  readonly status: number | null;
  readonly ms: number;
  readonly error: string | null;
  readonly at: Date;
  readonly taken: boolean;
};

export async function noteTry(tx: Tx, id: string, tried: Tried): Promise<void> {
  await sql`update webhook_delivery set tries = tries + 1, status = ${tried.status}, ms = ${tried.ms},
      error = ${tried.error}, tried_at = ${tried.at}, state = ${tried.taken ? 'sent' : 'waiting'}
    where id = ${id}`.execute(tx);
}

/** Writes how a receiver fares after a try, as long as it is still held. @returns whether it was. */
export async function noteReceiver(
  tx: Tx,
  held: Pick<WebhookRow, 'id' | 'leased_until'>,
  change: Partial<Pick<WebhookRow, 'state' | 'failing_since' | 'next_at' | 'last_sent_at' | 'held_since'>>,
): Promise<boolean> {
  const made = await tx
    .withTables<{ webhook: WebhookRow }>()
    .updateTable('webhook')
    .set(change)
    .where('id', '=', held.id)
    .where('leased_until', '=', held.leased_until)
    .executeTakeFirst();
  return made.numUpdatedRows === 1n;
}

export async function releaseLease(db: Db, held: Pick<WebhookRow, 'id' | 'leased_until'>): Promise<void> {
  await sql`update webhook set leased_until = null
    where id = ${held.id} and leased_until = ${held.leased_until}`.execute(db);
}

/**
 * Deletes messages that nobody asks for any more: taken ones, and what waits at a receiver that was stopped or is held, which
 * is counted there as missed.
 * @returns how many went.
 */
export async function trimDeliveries(db: Db, before: Date): Promise<number> {
  const gone = await sql<{ n: number }>`with gone as (
      delete from webhook_delivery d using webhook w where w.id = d.webhook_id and d.at < ${before}
        and (d.state = 'sent' or w.state <> 'on' or w.held_since is not null)
      returning d.webhook_id, d.state),
    missed as (
      update webhook w set missed = w.missed + g.n from (
        select webhook_id, count(*)::int as n from gone where state = 'waiting' group by webhook_id) as g
      where w.id = g.webhook_id)
    select count(*)::int as n from gone`.execute(db);
  return gone.rows[0]!.n;
}
