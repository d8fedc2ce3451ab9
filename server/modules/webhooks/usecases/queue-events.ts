import type { WebhookEvent } from '../../../../contract/webhooks.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { WebhookContext } from '../context.ts';
import { MOST_IDS, tellers, type Told } from '../rules/messages.ts';
import { insertDeliveries, type NewDelivery } from '../store/deliveries.ts';
import { isWanted, receiversOf } from '../store/webhooks.ts';

/**
 * Writes events of one topic down for every receiver that wants them and whose area they reach. Told again, they change
 * nothing: the place in the outbox names each.
 * @returns whether anything was queued.
 */
export async function queueEvents<E extends WebhookEvent>(
  context: WebhookContext,
  events: readonly OutboxEvent<E>[],
): Promise<boolean> {
  const { db } = context.platform;
  let queued = false;
  for (const [dataset, own] of Map.groupBy(events, (event) => event.dataset)) {
    const scope = systemScope('webhooks', dataset);
    // An import opens thousands of cases, mostly while nobody listens: those cost one look.
    if (await isWanted(scope, db, own[0]!.topic)) {
      queued = (await queueFor(context, scope, own)) || queued;
    }
  }
  return queued;
}

/** Receivers are looked up once for all events of the same units. */
async function queueFor<E extends WebhookEvent>(
  context: WebhookContext,
  scope: Scope,
  events: readonly OutboxEvent<E>[],
): Promise<boolean> {
  return await context.platform.db.transaction().execute(async (tx) => {
    const reached = new Map<string, Awaited<ReturnType<typeof receiversOf>>>();
    const rows: NewDelivery[] = [];
    for (const event of events) {
      const told = tellers[event.topic](event.payload);
      const units = told.areaNos.join();
      const receivers = reached.get(units) ?? (await receiversOf(scope, tx, event.topic, told.areaNos));
      reached.set(units, receivers);
      for (const { id, area_id, area_nos } of receivers) {
        const parts = await partsFor(context, event.dataset, tx, told, area_id === null ? null : area_nos);
        rows.push(
          ...parts.map((data, part) =>
            message(context, {
              webhookId: id,
              source: `${event.cursor}:${part}`,
              event: event.topic,
              dataset: event.dataset,
              at: event.at,
              areaNos: area_nos,
              data,
            }),
          ),
        );
      }
    }
    await insertDeliveries(tx, rows);
    return rows.length > 0;
  });
}

/** A message as it is sent, signed later. */
export function message(
  { platform, areas }: WebhookContext,
  of: {
    readonly webhookId: string;
    readonly source: string;
    readonly event: string;
    readonly dataset: string;
    readonly at: Date;
    readonly areaNos: readonly number[];
    readonly data: Told['data'];
  },
): NewDelivery {
  const id = uuid7(platform.clock.now());
  const body = JSON.stringify({
    id,
    event: of.event,
    at: of.at.toISOString(),
    dataset: of.dataset,
    areas: of.areaNos.slice(0, MOST_IDS).flatMap((no) => areas.byNo(no)?.code ?? []),
    data: of.data,
  });
  return { id, webhook_id: of.webhookId, source: of.source, event: of.event, body, at: of.at };
}

/** What one receiver is told: ids of other areas are left out, many ids become several messages. */
async function partsFor(
  { within }: WebhookContext,
  dataset: string,
  tx: Tx,
  told: Told,
  areaNos: readonly number[] | null,
): Promise<Told['data'][]> {
  const { each, data } = told;
  if (each === undefined || each.ids.length === 0) {
    return [each === undefined ? data : { ...data, ids: [] }];
  }
  const ids =
    areaNos === null
      ? each.ids
      : await within[each.kind](systemScope('webhooks', dataset), tx, each.ids, areaNos);
  const parts: Told['data'][] = [];
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    parts.push({ ...data, ids: ids.slice(from, from + MOST_IDS) });
  }
  return parts;
}
