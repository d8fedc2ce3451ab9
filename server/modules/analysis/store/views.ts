import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';

/** A view as stored. */
export type ViewRow = {
  id: string;
  dataset: string;
  account_id: string;
  author: string;
  name: string;
  query: string;
  shared: boolean;
  version: number;
  field_versions: FieldVersions;
  updated_at: Date;
};
type Tables = { analysis_view: ViewRow };

/** Own views and shared ones, the newest first. */
export async function listViews(scope: Scope, db: Db): Promise<ViewRow[]> {
  return await visible(scope, db).orderBy('updated_at', 'desc').limit(500).execute();
}

/** One view that the caller may see; `lock` holds it until the transaction ends. */
export async function findView(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<ViewRow | undefined> {
  const query = visible(scope, db).where('id', '=', id);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function insertView(tx: Tx, row: ViewRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('analysis_view').values(row).execute();
}

export async function updateView(scope: Scope, tx: Tx, row: ViewRow): Promise<void> {
  const { id, name, query, shared, version, field_versions, updated_at } = row;
  await tx
    .withTables<Tables>()
    .updateTable('analysis_view')
    .set({ name, query, shared, version, field_versions, updated_at })
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

export async function deleteView(scope: Scope, tx: Tx, id: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('analysis_view')
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

function visible(scope: Scope, db: Db | Tx) {
  return db
    .withTables<Tables>()
    .selectFrom('analysis_view')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where(sql<boolean>`(shared or account_id = ${scope.actor.id})`);
}
