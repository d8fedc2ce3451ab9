/** The door of the list of work. */
export type { WorkContext } from './context.ts';
export { standsInFor } from './usecases/leaves.ts';
export { toldOf } from './store/work.ts';
