/** The door of lodging. */
export type { LodgingContext } from './context.ts';
