/** The door of the indicators module: it keeps nothing, and no other module reads it. */
export type { IndicatorContext } from './context.ts';
