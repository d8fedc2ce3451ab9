import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';

export type ChangeKind = 'change' | 'participants' | 'case' | 'contacts' | 'cases';

export type ChangeRow = {
  at: Date;
  by_name: string;
  kind: ChangeKind;
  count: number | null;
  case_id: string | null;
  fields: string[];
};

/** Notes what was done to a cluster. */
export async function noteChange(
  scope: Scope,
  tx: Tx,
  clusterId: string,
  at: number,
  change: { readonly kind: ChangeKind } & Partial<Pick<ChangeRow, 'count' | 'case_id' | 'fields'>>,
): Promise<void> {
  await sql`insert into cluster_change (cluster_id, id, dataset, at, by_name, kind, count, case_id, fields)
    values (${clusterId}, ${uuid7(at)}, ${scope.dataset}, ${new Date(at)}, ${scope.actor.name}, ${change.kind},
      ${change.count ?? null}, ${change.case_id ?? null}, ${change.fields ?? []}::text[])`.execute(tx);
}

/** What was done to a cluster, in the order of time. */
export async function changesOf(scope: Scope, db: Db | Tx, clusterId: string): Promise<ChangeRow[]> {
  const found = await sql<ChangeRow>`select at, by_name, kind, count, case_id, fields from cluster_change
    where cluster_id = ${clusterId} and dataset = ${scope.dataset} order by at, id`.execute(db);
  return found.rows;
}
