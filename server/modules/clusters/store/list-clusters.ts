import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { ClusterRow } from './clusters.ts';

export type ListedCluster = ClusterRow & { participants: number; cases: number };

export type ClusterFilter = {
  /** Units whose clusters are shown; null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly id: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly investigation: string | null;
  readonly risk: string | null;
  readonly caseId: string | null;
  readonly sort: ClusterSort;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
};

/** Sort orders: column, direction. */
export const clusterSorts = {
  '-createdAt': { column: 'created_at', ascending: false },
  createdAt: { column: 'created_at', ascending: true },
  '-from': { column: 'from_at', ascending: false },
  from: { column: 'from_at', ascending: true },
} as const;
export type ClusterSort = keyof typeof clusterSorts;

/** Clusters by filter, one more than the limit, with how many took part and how many cases are linked. */
export async function listClusters(
  scope: Scope,
  db: Db | Tx,
  filter: ClusterFilter,
): Promise<ListedCluster[]> {
  const { column, ascending } = clusterSorts[filter.sort];
  const key = sql.ref(column);
  const order = ascending ? sql`asc` : sql`desc`;
  const conditions = [sql`dataset = ${scope.dataset}`];
  if (filter.areaNos !== null) {
    conditions.push(sql`area_no = any(${filter.areaNos}::int[])`);
  }
  for (const [name, value] of [
    ['status', filter.status],
    ['investigation', filter.investigation],
    ['risk', filter.risk],
  ] as const) {
    if (value !== null) {
      conditions.push(sql`${sql.ref(name)} = ${value}`);
    }
  }
  if (filter.id !== null) {
    conditions.push(sql`id = ${filter.id}::uuid`);
  }
  if (filter.title !== null) {
    conditions.push(sql`title ilike ${filter.title}`);
  }
  if (filter.caseId !== null) {
    conditions.push(sql`id in (select cluster_id from cluster_case
      where case_id = ${filter.caseId}::uuid and dataset = ${scope.dataset})`);
  }
  if (filter.after !== null) {
    const past = ascending ? sql`>` : sql`<`;
    conditions.push(
      sql`(${key}, id) ${past} (${new Date(filter.after.at).toISOString()}::timestamptz, ${filter.after.id}::uuid)`,
    );
  }
  const found = await sql<ListedCluster>`
    with page as materialized (
      select * from cluster where ${sql.join(conditions, sql` and `)}
      order by ${key} ${order}, id ${order} limit ${filter.limit + 1})
    select p.*, coalesce(m.n, 0)::int as participants, coalesce(c.n, 0)::int as cases from page p
    left join (select t.cluster_id, count(distinct coalesce(h.merged_into_no, t.person_no)) as n from cluster_participant t
      left join person h on h.person_no = t.person_no and h.merged_into_no is not null
      where t.dataset = ${scope.dataset} and t.cluster_id in (select id from page) group by 1) m on m.cluster_id = p.id
    left join (select cluster_id, count(*) as n from cluster_case
      where dataset = ${scope.dataset} and cluster_id in (select id from page) group by 1) c on c.cluster_id = p.id
    order by ${sql.ref(`p.${column}`)} ${order}, p.id ${order}`.execute(db);
  return found.rows;
}
