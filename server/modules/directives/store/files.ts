import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { UploadType } from '../../../platform/files/read-upload.ts';

/** A file without its bytes. */
export type FileRow = {
  id: string;
  owner_kind: 'directive' | 'task';
  owner_id: string;
  event_id: string | null;
  name: string;
  type: UploadType;
  size: number;
  at: Date;
  by_name: string;
};

/** Keeps a file with what it belongs to. */
export async function insertFile(scope: Scope, tx: Tx, row: FileRow, bytes: Buffer): Promise<void> {
  await sql`insert into directive_file (id, dataset, owner_kind, owner_id, event_id, name, type, size, bytes, at, by_name)
    values (${row.id}, ${scope.dataset}, ${row.owner_kind}, ${row.owner_id}, ${row.event_id}, ${row.name},
      ${row.type}, ${row.size}, ${bytes}, ${row.at}, ${row.by_name})`.execute(tx);
}

/** Files of a document or a task, oldest first, without their bytes. */
export async function filesOf(scope: Scope, db: Db | Tx, ownerId: string): Promise<FileRow[]> {
  const found = await sql<FileRow>`select id, owner_kind, owner_id, event_id, name, type, size, at, by_name
    from directive_file where owner_id = ${ownerId} and dataset = ${scope.dataset} order by at, id`.execute(
    db,
  );
  return found.rows;
}

/** One file with its bytes. */
export async function findFile(
  scope: Scope,
  db: Db,
  id: string,
): Promise<(FileRow & { bytes: Buffer }) | undefined> {
  const found = await sql<FileRow & { bytes: Buffer }>`select * from directive_file
    where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}
