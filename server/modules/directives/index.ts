import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { type WorkCounts, workCounts } from './store/work-counts.ts';

/** The door of directives: whom picks name, who acts for a recipient, what was sent and given. */
export type { DirectiveContext } from './context.ts';
export { actsFor, type Addressee } from './rules/acting.ts';
export { officeSymbol } from './rules/numbers.ts';
export type { Pick, Target } from './rules/recipients.ts';
export { seedDemoTasks } from './usecases/seed-demo-tasks.ts';
export { targetsFor } from './usecases/directory.ts';
export type { WorkCounts } from './store/work-counts.ts';

/** Documents sent and tasks given and checked by offices of these units in a time, and tasks overdue at its end. */
export async function countWork(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  period: { readonly from: number; readonly to: number },
): Promise<WorkCounts> {
  return await workCounts(scope, db, areaNos, { from: new Date(period.from), to: new Date(period.to) });
}
