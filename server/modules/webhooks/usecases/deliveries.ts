import type { Static } from 'typebox';
import type { Query, RowOutcome } from '../../../../contract/kit.ts';
import type { webhooksApi } from '../../../../contract/webhooks.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { eachRow } from '../../../platform/outcomes/rows.ts';
import type { WebhookContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { fixedHeaders } from '../rules/sign.ts';
import {
  type DeliveryRow,
  findDelivery,
  inQueueOrder,
  insertDeliveries,
  listDeliveries,
} from '../store/deliveries.ts';
import { updateWebhook, type WebhookRow } from '../store/webhooks.ts';
import type { KeyStop } from '../../../platform/access/key-keepers.ts';
import { stopOf } from './keepers.ts';
import { ownWebhook } from './manage-webhooks.ts';
import { message } from './queue-events.ts';

type Shown = Static<(typeof webhooksApi)['GET /webhooks/{id}/deliveries']['reply'][200]>;
type Opened = Static<(typeof webhooksApi)['GET /webhook-deliveries/{id}']['reply'][200]>;
type Queued = Outcome<{ id: string }>;

/** What was sent to a receiver, the newest first. */
export async function showDeliveries(
  context: WebhookContext,
  scope: Scope,
  id: string,
  query: Query<(typeof webhooksApi)['GET /webhooks/{id}/deliveries']>,
): Promise<Outcome<Shown>> {
  const { db } = context.platform;
  const webhook = await ownWebhook(context, scope, db, id);
  if (webhook === null) {
    return refuseGeneral('not-found');
  }
  const limit = query.limit ?? 50;
  const [last] = decodeCursor(query.cursor) ?? [];
  const before = typeof last === 'number' && Number.isSafeInteger(last) ? last : null;
  const rows = await listDeliveries(scope, db, webhook.id, {
    state: query.state ?? null,
    event: query.event ?? null,
    failed: query.failed === true,
    before,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [Number(row.no)]);
  const stop = await stopOf(context, db, webhook);
  return done({
    items: page.rows.map((row) => present(row, webhook, stop)),
    next: page.next,
    total: null,
  });
}

/** A message as it is sent. Its body holds ids and codes only; what its signature is made with is told to nobody. */
export async function showDelivery(
  context: WebhookContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Opened>> {
  const { db } = context.platform;
  const row = await findDelivery(scope, db, id.toLowerCase());
  const webhook = row === undefined ? null : await ownWebhook(context, scope, db, row.webhook_id);
  if (row === undefined || webhook === null) {
    return refuseGeneral('not-found');
  }
  return done({
    ...present(row, webhook, await stopOf(context, db, webhook)),
    body: row.body,
    headers: fixedHeaders(row),
  });
}

function present(row: DeliveryRow, webhook: WebhookRow, stop: KeyStop | null): Shown['items'][number] {
  const waits = row.state === 'waiting' && row.tries > 0 && webhook.state === 'on' && stop === null;
  return {
    id: row.id,
    event: row.event,
    at: row.at.toISOString(),
    state: row.state,
    tries: row.tries,
    status: row.status,
    ms: row.ms,
    error: row.error,
    triedAt: row.tried_at?.toISOString() ?? null,
    nextTryAt: waits ? webhook.next_at.toISOString() : null,
  };
}

/** Queues a test message. */
export async function ping(context: WebhookContext, scope: Scope, id: string): Promise<Queued> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx): Promise<Queued> => {
    const webhook = await ownWebhook(context, scope, tx, id, true);
    if (webhook === null || webhook.state !== 'on') {
      return webhook === null ? refuseGeneral('not-found') : refuse('stopped');
    }
    if ((await stopOf(context, tx, webhook)) !== null) {
      return refuse('held');
    }
    const row = message(context, {
      webhookId: webhook.id,
      source: `ping:${uuid7(now)}`,
      event: 'webhook.ping',
      dataset: webhook.dataset,
      at: new Date(now),
      areaNos: [],
      data: { name: webhook.name },
    });
    await insertDeliveries(tx, [row]);
    await updateWebhook(scope, tx, webhook.id, { next_at: new Date(now) });
    return done({ id: row.id }, 202);
  });
}

/** Sends a message again: one that was taken goes behind those that wait, one that waits is tried now. */
export async function redeliver(context: WebhookContext, scope: Scope, id: string): Promise<Queued> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx): Promise<Queued> => {
    const former = await findDelivery(scope, tx, id.toLowerCase());
    const webhook =
      former === undefined ? null : await ownWebhook(context, scope, tx, former.webhook_id, true);
    if (former === undefined || webhook === null) {
      return refuseGeneral('not-found');
    }
    if (webhook.state !== 'on') {
      return refuse('stopped');
    }
    if ((await stopOf(context, tx, webhook)) !== null) {
      return refuse('held');
    }
    const again = former.state === 'sent' ? uuid7(now) : former.id;
    if (former.state === 'sent') {
      // The id inside the body stays: by it the receiver sees that it knows this message.
      await insertDeliveries(tx, [{ ...former, id: again, source: `again:${again}` }]);
    }
    await updateWebhook(scope, tx, webhook.id, { next_at: new Date(now) });
    await audit(tx, scope, now, [
      {
        action: 'webhook.redeliver',
        subjectKind: 'webhook',
        subjectId: webhook.id,
        detail: { id: former.id },
      },
    ]);
    return done({ id: again }, 202);
  });
}

/** Sends several messages again, the oldest first, as they were sent before; each has its own outcome. */
export async function redeliverSeveral(
  context: WebhookContext,
  scope: Scope,
  ids: readonly string[],
): Promise<Outcome<{ outcomes: RowOutcome[] }>> {
  const asked = ids.map((id) => id.toLowerCase());
  const ordered = await inQueueOrder(scope, context.platform.db, asked);
  return await eachRow(ordered, async (id) => await redeliver(context, scope, id));
}
