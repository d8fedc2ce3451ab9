import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type DeviceRow = {
  id: string;
  dataset: string;
  name: string;
  place_no: number;
  watch_key: Buffer;
  registered_at: Date;
  registered_by: string;
  seen_at: Date | null;
  pack_sequence: number;
  pack_digest: Buffer | null;
  pack_issued_at: Date | null;
  unsynced: number | null;
  revoked_at: Date | null;
  revoke_reason: string | null;
};

type Tables = { gate_device: DeviceRow };

/** Registers a phone. @returns false when the id is there already. */
export async function insertDevice(tx: Tx, row: DeviceRow): Promise<boolean> {
  const made = await tx
    .withTables<Tables>()
    .insertInto('gate_device')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** One phone by id. */
export async function findDevice(scope: Scope, db: Db | Tx, id: string): Promise<DeviceRow | undefined> {
  return await db
    .withTables<Tables>()
    .selectFrom('gate_device')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/** Phones of these posts, the latest heard of first. */
export async function devicesOf(scope: Scope, db: Db, placeNos: readonly number[]): Promise<DeviceRow[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('gate_device')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('place_no', 'in', placeNos.length === 0 ? [-1] : [...placeNos])
    .orderBy('seen_at', (order) => order.desc().nullsLast())
    .execute();
}

/** Phones that an account registered and that are not lost. */
export async function devicesOfAccount(scope: Scope, db: Db, accountId: string): Promise<DeviceRow[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('gate_device')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('registered_by', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('seen_at', (order) => order.desc().nullsLast())
    .execute();
}

/** Changes columns of a phone. */
export async function updateDevice(
  scope: Scope,
  db: Db | Tx,
  id: string,
  change: Partial<Omit<DeviceRow, 'id' | 'dataset'>>,
): Promise<void> {
  await db
    .withTables<Tables>()
    .updateTable('gate_device')
    .set(change)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}
