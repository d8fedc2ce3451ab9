/** The door of the list of work. */
export type { WorkContext } from './context.ts';
export { standsInFor } from './usecases/leaves.ts';
export { toldItems, toldOf } from './store/work.ts';
