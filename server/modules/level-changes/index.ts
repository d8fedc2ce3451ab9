/** The door of level changes: what hangs itself into tracing. */
export type { LevelChangeContext } from './context.ts';
export { tracedObserver } from './usecases/list-traced.ts';
