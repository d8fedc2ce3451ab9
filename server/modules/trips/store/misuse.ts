import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { MisuseRow, TripTables } from './tables.ts';

/** Keeps a misuse of a trip's code. False: it was kept before. */
export async function insertMisuse(_scope: Scope, tx: Tx, row: MisuseRow): Promise<boolean> {
  const kept = await tx
    .withTables<TripTables>()
    .insertInto('border_misuse')
    .values(row)
    .onConflict((conflict) => conflict.columns(['trip_id', 'id']).doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** All misuse of a trip's code, in the order of its time. */
export async function misuseOf(scope: Scope, db: Db | Tx, tripId: string): Promise<MisuseRow[]> {
  return await db
    .withTables<TripTables>()
    .selectFrom('border_misuse')
    .selectAll()
    .where('trip_id', '=', tripId)
    .where('dataset', '=', scope.dataset)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
