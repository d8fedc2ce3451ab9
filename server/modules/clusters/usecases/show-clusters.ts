import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { ClusterSummary, clustersApi } from '../../../../contract/clusters.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ClusterContext } from '../context.ts';
import { type ClusterSort, clusterSorts, type ListedCluster, listClusters } from '../store/list-clusters.ts';

export type ShownSummary = Static<typeof ClusterSummary>;
type Asked = Query<(typeof clustersApi)['GET /clusters']>;
export type ClusterQuery = { [K in keyof Asked]?: Asked[K] | undefined };

/** Clusters of the viewer's areas. */
export async function showClusters(
  context: ClusterContext,
  scope: Scope,
  query: ClusterQuery,
): Promise<Outcome<{ items: ShownSummary[]; next: string | null; total: null }>> {
  const { areas, platform } = context;
  const own = pathsOf(scope, 'tracing.run');
  const path = query.area === undefined ? null : areas.byId(query.area.toLowerCase())?.path;
  if (path === undefined || (path !== null && !mayIn(scope, 'tracing.run', path))) {
    return refuseGeneral('forbidden');
  }
  const sort: ClusterSort =
    query.sort !== undefined && Object.hasOwn(clusterSorts, query.sort)
      ? (query.sort as ClusterSort)
      : '-createdAt';
  const after = decodeCursor(query.cursor);
  const limit = query.limit ?? 50;
  const rows = await listClusters(scope, platform.db, {
    areaNos: path === null && own.includes('') ? null : areas.numbersUnder(path === null ? own : [path]),
    id: null,
    title: query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
    status: query.status ?? null,
    investigation: query.investigation ?? null,
    risk: query.risk ?? null,
    caseId: query.case?.toLowerCase() ?? null,
    sort,
    after: after === null ? null : { at: Number(after[0]), id: String(after[1]) },
    limit,
  });
  const { column } = clusterSorts[sort];
  const page = cutPage(rows, limit, (row) => [row[column].getTime(), row.id]);
  return done({
    items: await presentSummaries(context, scope, platform.db, page.rows),
    next: page.next,
    total: null,
  });
}

/** Clusters as the list shows them. */
export async function presentSummaries(
  { areas, places }: ClusterContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly ListedCluster[],
): Promise<ShownSummary[]> {
  const placeOf = await places.byNos(scope, db, [...new Set(rows.flatMap((row) => row.place_no ?? []))]);
  return rows.map((row) => {
    const place = row.place_no === null ? undefined : placeOf.get(row.place_no);
    const area = areas.byNo(row.area_no)!;
    return {
      id: row.id,
      title: row.title,
      status: row.status,
      investigation: row.investigation,
      risk: row.risk,
      disease: row.disease,
      areaId: area.id,
      areaName: area.fullName,
      placeKind: row.place_kind,
      placeId: place?.placeId ?? null,
      placeName: place?.name ?? null,
      from: row.from_at.toISOString(),
      to: row.to_at.toISOString(),
      participants: row.participants,
      cases: row.cases,
      version: row.version,
      createdAt: row.created_at.toISOString(),
    };
  });
}
