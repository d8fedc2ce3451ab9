import type { Scope } from '../../platform/access/scope.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import { type PlateRow, readingsWithin } from './store/events.ts';

/** The door of plates. */
export type { PlateContext } from './context.ts';
export { readPlates } from './store/events.ts';
export type { PlateRow } from './store/events.ts';

/** What was read of a vehicle (canonical plate) in a span, in the order of time. */
export async function readingsOf(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db,
  plate: string,
  span: { readonly from: Date; readonly to: Date },
): Promise<PlateRow[]> {
  return await readingsWithin(scope, db, secrets.blindIndex('plate-event', plate), span);
}
