import { type WebhookEvent, webhookEvents, webhooksApi } from '../../../contract/webhooks.ts';
import { DAY_MS, HOUR_MS } from '../../platform/clock/clock.ts';
import type { EventRunHandlers, OutboxEvent } from '../../platform/events/events.ts';
import type { Health } from '../../platform/health/health.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import { eachRow } from '../../platform/outcomes/rows.ts';
import type { WebhookContext } from './context.ts';
import { trimDeliveries } from './store/deliveries.ts';
import { countWebhooks } from './store/webhooks.ts';
import { createDispatcher } from './usecases/deliver.ts';
import { ping, redeliver, redeliverSeveral, showDeliveries, showDelivery } from './usecases/deliveries.ts';
import { handOverWebhook } from './usecases/hand-over-webhook.ts';
import {
  changeWebhook,
  endFormerSecrets,
  makeWebhook,
  rotateSecret,
  showWebhooks,
} from './usecases/manage-webhooks.ts';
import { queueEvents } from './usecases/queue-events.ts';

/** Days that messages are kept. */
const KEPT_DAYS = 30;
/** From then on a receiver that fails is told on the health page. */
const LATE_MS = HOUR_MS;

/** Webhooks: signed messages to other systems. */
export function webhooksModule(context: WebhookContext): Module {
  const { db, clock } = context.platform;
  const dispatcher = createDispatcher(context);
  const tell = async <E extends WebhookEvent>(events: readonly OutboxEvent<E>[]) => {
    if (await queueEvents(context, events)) {
      dispatcher.wake();
    }
  };
  return {
    name: 'webhooks',
    dependsOn: ['areas', 'cases', 'orders', 'permits', 'laboratory', 'risk', 'declarations', 'command'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(webhooksApi, {
      'GET /webhooks': async ({ scope }) =>
        done({ privateAllowed: context.allowPrivate, items: await showWebhooks(context, scope) }),
      'POST /webhooks': async ({ scope, body }) => await makeWebhook(context, scope, body),
      'PATCH /webhooks/{id}': async ({ scope, params, body }) => {
        const changed = await changeWebhook(context, scope, params.id, body);
        dispatcher.wake();
        return changed;
      },
      'POST /webhooks/{id}/keeper': async ({ scope, params, body }) => {
        const handed = await handOverWebhook(context, scope, params.id, body);
        dispatcher.wake();
        return handed;
      },
      'POST /webhooks/keeper': async ({ scope, body: { ids, ...to } }) => {
        const handed = await eachRow(ids, async (id) => await handOverWebhook(context, scope, id, to));
        dispatcher.wake();
        return handed;
      },
      'POST /webhooks/{id}/rotate': async ({ scope, params }) =>
        await rotateSecret(context, scope, params.id),
      'POST /webhooks/{id}/former-secrets/removal': async ({ scope, params }) =>
        await endFormerSecrets(context, scope, params.id),
      'POST /webhooks/{id}/ping': async ({ scope, params }) => {
        const queued = await ping(context, scope, params.id);
        dispatcher.wake();
        return queued;
      },
      'GET /webhooks/{id}/deliveries': async ({ scope, params, query }) =>
        await showDeliveries(context, scope, params.id, query),
      'GET /webhook-deliveries/{id}': async ({ scope, params }) =>
        await showDelivery(context, scope, params.id),
      'POST /webhook-deliveries/redeliver': async ({ scope, body }) => {
        const queued = await redeliverSeveral(context, scope, body.ids);
        dispatcher.wake();
        return queued;
      },
      'POST /webhook-deliveries/{id}/redeliver': async ({ scope, params }) => {
        const queued = await redeliver(context, scope, params.id);
        dispatcher.wake();
        return queued;
      },
    }),
    eventRuns: Object.fromEntries(webhookEvents.map((event) => [event, tell])) as EventRunHandlers,
    jobs: [
      {
        kind: 'webhooks.retention',
        cron: '50 19 * * *',
        run: async () => ({
          deleted: await trimDeliveries(db, new Date(clock.now() - KEPT_DAYS * DAY_MS)),
        }),
      },
    ],
    health: [{ name: 'webhooks', check: async () => await check(context) }],
    tables: { webhook: 'local', webhook_delivery: 'local' },
    start: () => {
      dispatcher.start();
      return Promise.resolve(dispatcher.stop);
    },
  };
}

async function check({ platform }: WebhookContext): Promise<Health> {
  const { all, late, stopped, held } = await countWebhooks(
    platform.db,
    new Date(platform.clock.now() - LATE_MS),
  );
  const base = { name: 'webhooks', asOf: null };
  if (all === 0) {
    return {
      ...base,
      state: 'absent',
      vi: 'Chưa có hệ thống nào nhận thông báo',
      en: 'No system receives messages',
    };
  }
  return late + stopped + held === 0
    ? { ...base, state: 'ok', vi: `${all} nơi nhận, không nơi nào lỗi`, en: `${all} receivers, none fails` }
    : {
        ...base,
        state: 'warning',
        vi: `${late} nơi nhận lỗi hơn một giờ, ${stopped} nơi đã ngừng gửi, ${held} nơi giữ thông báo vì không còn người chịu trách nhiệm`,
        en: `${late} receivers have failed for over an hour, ${stopped} are stopped, ${held} hold messages for want of a keeper`,
      };
}
