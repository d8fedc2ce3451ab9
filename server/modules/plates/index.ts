/** The door of plates. */
export type { PlateContext } from './context.ts';
