/** The door of messaging. */
export type { InboundSettings, MessagingContext } from './context.ts';
