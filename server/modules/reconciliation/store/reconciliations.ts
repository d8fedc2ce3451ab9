import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A comparison as stored. */
export type ReconciliationRow = {
  readonly id: string;
  readonly metric: string;
  readonly platform: string;
  readonly from_at: Date | null;
  readonly to_at: Date;
  readonly source: string;
  readonly author: string;
  readonly entered_at: Date;
};
export type SiteRow = {
  readonly reconciliation_id: string;
  readonly area_no: number;
  readonly ours: number | null;
  readonly theirs: number;
};

export async function insertReconciliation(
  scope: Scope,
  tx: Tx,
  row: ReconciliationRow,
  sites: readonly SiteRow[],
): Promise<void> {
  await sql`insert into reconciliation (id, dataset, metric, platform, from_at, to_at, source, author, entered_at)
    values (${row.id}, ${scope.dataset}, ${row.metric}, ${row.platform}, ${row.from_at}, ${row.to_at}, ${row.source},
      ${row.author}, ${row.entered_at})`.execute(tx);
  await sql`insert into reconciliation_site (reconciliation_id, area_no, ours, theirs)
    select ${row.id}::uuid, a, o, t from unnest(${sites.map((site) => site.area_no)}::int[],
      ${sites.map((site) => site.ours)}::float8[], ${sites.map((site) => site.theirs)}::float8[]) as n(a, o, t)`.execute(
    tx,
  );
}

export type Asked = {
  readonly id?: string;
  readonly metric?: string | undefined;
  readonly platform?: string | undefined;
};

/** Comparisons that have a site in these areas, newest first. */
export async function listReconciliations(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  { id, metric, platform }: Asked,
): Promise<ReconciliationRow[]> {
  const found =
    await sql<ReconciliationRow>`select id, metric, platform, from_at, to_at, source, author, entered_at
    from reconciliation r where dataset = ${scope.dataset}
      and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
      and (${metric ?? null}::text is null or metric = ${metric ?? null})
      and (${platform ?? null}::text is null or platform = ${platform ?? null})
      and exists (select 1 from reconciliation_site s where s.reconciliation_id = r.id
        and ${amongAreas(sql`s.area_no`, areaNos)})
    order by to_at desc, entered_at desc limit 200`.execute(db);
  return found.rows;
}

/** The sites of a comparison together; ours is null where no site knows it. */
export type SiteSums = {
  readonly id: string;
  readonly sites: number;
  readonly ours: number | null;
  readonly theirs: number;
};

/** Sums of the sites of comparisons in these areas, by comparison. */
export async function sumSites(
  _scope: Scope,
  db: Db,
  areaNos: readonly number[],
  ids: readonly string[],
): Promise<Map<string, SiteSums>> {
  const found = await sql<SiteSums>`select reconciliation_id as id, count(*)::int as sites, sum(ours) as ours,
      sum(theirs) as theirs
    from reconciliation_site where reconciliation_id = any(${[...ids]}::uuid[]) and ${amongAreas(sql`area_no`, areaNos)}
    group by 1`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** Sites of comparisons in these areas. */
export async function sitesOf(
  _scope: Scope,
  db: Db,
  areaNos: readonly number[],
  ids: readonly string[],
): Promise<SiteRow[]> {
  const found = await sql<SiteRow>`select reconciliation_id, area_no, ours, theirs from reconciliation_site
    where reconciliation_id = any(${ids}::uuid[]) and area_no = any(${areaNos}::int[])`.execute(db);
  return found.rows;
}
