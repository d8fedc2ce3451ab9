import { sql } from 'kysely';
import type { eventStatuses, investigationStatuses, riskLevels } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { PlaceKind } from '../../../registry/places/index.ts';

export type ClusterRow = {
  id: string;
  dataset: string;
  title: string;
  status: (typeof eventStatuses)[number];
  investigation: (typeof investigationStatuses)[number];
  risk: (typeof riskLevels)[number];
  disease: string;
  area_no: number;
  place_kind: PlaceKind;
  place_no: number | null;
  from_at: Date;
  to_at: Date;
  description: Buffer | null;
  household_case_id: string | null;
  version: number;
  field_versions: FieldVersions;
  created_at: Date;
  created_by: string;
};

const tables = (db: Db | Tx) => db.withTables<{ cluster: ClusterRow }>();

/** One cluster of the scope's dataset, whatever its area. */
export async function findCluster(scope: Scope, db: Db | Tx, id: string): Promise<ClusterRow | undefined> {
  return await tables(db)
    .selectFrom('cluster')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/** The same, locked until the transaction ends. */
export async function lockCluster(scope: Scope, tx: Tx, id: string): Promise<ClusterRow | undefined> {
  return await tables(tx)
    .selectFrom('cluster')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

/** The cluster of the household of a case, where one was made. */
export async function householdCluster(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select id from cluster
    where household_case_id = ${caseId} and dataset = ${scope.dataset} order by created_at limit 1`.execute(
    db,
  );
  return found.rows[0]?.id;
}

export async function insertCluster(_scope: Scope, tx: Tx, row: ClusterRow): Promise<void> {
  await tables(tx).insertInto('cluster').values(stored(row)).execute();
}

export async function updateCluster(scope: Scope, tx: Tx, row: ClusterRow): Promise<void> {
  const { id, dataset: _, created_at: __, created_by: ___, ...rest } = stored(row);
  await tables(tx)
    .updateTable('cluster')
    .set(rest)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

function stored(row: ClusterRow): ClusterRow {
  return { ...row, field_versions: JSON.stringify(row.field_versions) as unknown as FieldVersions };
}
