/** The door of the command centre. */
export type { CommandContext, Outlines } from './context.ts';
export type { AlertRule } from './rules/shipped.ts';
export { watchOnce } from './usecases/watch-once.ts';
