/** The door of webhooks. */
export type { WebhookContext } from './context.ts';
export { handOverWebhooksOf } from './usecases/hand-over-webhook.ts';
