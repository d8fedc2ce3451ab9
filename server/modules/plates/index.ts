/** The door of plates. */
export type { PlateContext } from './context.ts';
export { readPlates } from './store/events.ts';
export type { PlateRow } from './store/events.ts';
