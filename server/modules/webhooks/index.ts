/** The door of webhooks. */
export type { WebhookContext } from './context.ts';
