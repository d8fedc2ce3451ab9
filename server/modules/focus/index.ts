/** The door of outbreak foci. */
export type { FocusContext } from './context.ts';
