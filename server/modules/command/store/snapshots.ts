import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type SnapshotRow = {
  id: string;
  dataset: string;
  at: Date;
  by_name: string;
  /** The very text that was signed. */
  content: string;
  digest: string;
  signed: Buffer;
};

export async function insertSnapshot(scope: Scope, tx: Tx, row: Omit<SnapshotRow, 'dataset'>): Promise<void> {
  await sql`insert into command_snapshot (id, dataset, at, by_name, content, digest, signed)
    values (${row.id}, ${scope.dataset}, ${row.at}, ${row.by_name}, ${row.content}, ${row.digest}, ${row.signed})`.execute(
    tx,
  );
}

export async function findSnapshot(scope: Scope, db: Db | Tx, id: string): Promise<SnapshotRow | undefined> {
  const found = await sql<SnapshotRow>`select * from command_snapshot
    where dataset = ${scope.dataset} and id = ${id}`.execute(db);
  return found.rows[0];
}

/** A page of frozen walls without their content, the newest first. */
export async function listSnapshots(
  scope: Scope,
  db: Db,
  page: { readonly after: readonly [at: string, id: string] | null; readonly limit: number },
): Promise<Pick<SnapshotRow, 'id' | 'at' | 'by_name' | 'digest'>[]> {
  const [at, id] = page.after ?? [null, null];
  const found = await sql<Pick<SnapshotRow, 'id' | 'at' | 'by_name' | 'digest'>>`
    select id, at, by_name, digest from command_snapshot
    where dataset = ${scope.dataset} and (${id}::uuid is null or (at, id) < (${at}::timestamptz, ${id}::uuid))
    order by at desc, id desc limit ${page.limit}`.execute(db);
  return found.rows;
}
