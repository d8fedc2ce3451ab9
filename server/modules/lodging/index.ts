/** The door of lodging. */
export type { LodgingContext } from './context.ts';
export { lodgeKnown } from './usecases/register-arrivals.ts';
