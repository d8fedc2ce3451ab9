/** The door of trips. */
export type { TripContext } from './context.ts';
