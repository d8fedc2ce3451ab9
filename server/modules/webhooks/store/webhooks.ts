import { sql } from 'kysely';
import type { WebhookEvent, webhookStates } from '../../../../contract/webhooks.ts';
import type { Role } from '../../../../contract/rights.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';

/** A receiver as stored; its secrets stay encrypted. */
export type WebhookRow = {
  id: string;
  dataset: string;
  name: string;
  url: string;
  role: Role;
  area_id: string | null;
  events: WebhookEvent[];
  state: (typeof webhookStates)[number];
  secret: Buffer;
  /** Those before, the oldest first; they sign too until `former_until`. */
  former_secrets: Buffer[];
  former_until: Date | null;
  version: number;
  field_versions: FieldVersions;
  made_at: Date;
  made_by: string;
  /** Who answers for it; null: nobody knows who made it. */
  keeper_id: string | null;
  /** Messages wait since then because its keeper may not have it any more. */
  held_since: Date | null;
  /** Messages that waited too long and were deleted unsent. */
  missed: number;
  last_sent_at: Date | null;
  failing_since: Date | null;
  next_at: Date;
  leased_until: Date | null;
};
/** Former secrets that still sign, the oldest first. */
export function formerSecrets(
  row: Pick<WebhookRow, 'former_secrets' | 'former_until'>,
  now: number,
): readonly Buffer[] {
  return row.former_until !== null && row.former_until.getTime() > now ? row.former_secrets : [];
}
export type ListedWebhook = WebhookRow & { waiting: number };
type Tables = { webhook: WebhookRow };

export async function insertWebhook(tx: Tx, row: WebhookRow): Promise<boolean> {
  const made = await tx
    .withTables<Tables>()
    .insertInto('webhook')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Receivers of these areas (null: everywhere), the newest first, with how much waits. */
export async function listWebhooks(
  scope: Scope,
  db: Db,
  areaIds: readonly string[] | null,
): Promise<ListedWebhook[]> {
  const found = await sql<ListedWebhook>`select w.*, (select count(*)::int from webhook_delivery d
      where d.webhook_id = w.id and d.state = 'waiting') as waiting
    from webhook w where w.dataset = ${scope.dataset}
      and (${areaIds === null}::boolean or w.area_id = any(${[...(areaIds ?? [])]}::uuid[]))
    order by w.made_at desc, w.id limit 500`.execute(db);
  return found.rows;
}

export async function findWebhook(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<WebhookRow | undefined> {
  const found = await sql<WebhookRow>`select * from webhook where id = ${id} and dataset = ${scope.dataset}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0];
}

/** Receivers that an account answers for, the oldest first. */
export async function webhooksKeptBy(scope: Scope, tx: Tx, keeperId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from webhook
    where dataset = ${scope.dataset} and keeper_id = ${keeperId} order by made_at, id`.execute(tx);
  return found.rows.map(({ id }) => id);
}

export async function updateWebhook(
  scope: Scope,
  tx: Tx,
  id: string,
  change: Partial<WebhookRow>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('webhook')
    .set(change)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Whether any receiver of the dataset wants this event, wherever it is. */
export async function isWanted(scope: Scope, db: Db | Tx, event: WebhookEvent): Promise<boolean> {
  const found = await sql<{ wanted: boolean }>`select exists (select 1 from webhook
    where dataset = ${scope.dataset} and state = 'on' and ${event} = any(events)) as wanted`.execute(db);
  return found.rows[0]!.wanted;
}

/** Receivers that want this event and whose area it reaches, with the units of it that lie in their area. */
export async function receiversOf(
  scope: Scope,
  tx: Tx,
  event: WebhookEvent,
  areaNos: readonly number[],
): Promise<{ id: string; area_id: string | null; area_nos: number[] }[]> {
  const found = await sql<{ id: string; area_id: string | null; area_nos: number[] }>`
    select w.id, w.area_id, coalesce(inside.nos, '{}') as area_nos from webhook w
    left join area home on home.id = w.area_id
    cross join lateral (select array_agg(e.area_no order by e.area_no) as nos from area e
      where e.area_no = any(${[...areaNos]}::int[])
        and (w.area_id is null or starts_with(e.path, home.path))) as inside
    where w.dataset = ${scope.dataset} and w.state = 'on' and ${event} = any(w.events)
      and (w.area_id is null or inside.nos is not null)
    order by w.id`.execute(tx);
  return found.rows;
}

/** How receivers fare, for the health page. */
export async function countWebhooks(
  db: Db,
  late: Date,
): Promise<{ all: number; late: number; stopped: number; held: number }> {
  const found = await sql<{
    all: number;
    late: number;
    stopped: number;
    held: number;
  }>`select count(*)::int as all,
      count(*) filter (where state = 'on' and held_since is null and failing_since < ${late})::int as late,
      count(*) filter (where state in ('failed', 'gone'))::int as stopped,
      count(*) filter (where state = 'on' and held_since is not null)::int as held
    from webhook`.execute(db);
  return found.rows[0]!;
}
