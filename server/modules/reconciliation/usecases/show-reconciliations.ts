import type { Query, Reply } from '../../../../contract/kit.ts';
import type { reconciliationApi } from '../../../../contract/reconciliation.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { officesIn } from '../../../registry/organisations/index.ts';
import type { ReconciliationContext } from '../context.ts';
import { type Gap, gapOf, sumGap } from '../rules/gap.ts';
import { listReconciliations, type ReconciliationRow, sitesOf, sumSites } from '../store/reconciliations.ts';

type Api = typeof reconciliationApi;
type Listed = Reply<Api['GET /reconciliations']>['items'][number];
type One = Reply<Api['GET /reconciliations/{id}']>;

/** Who answers for a commune's figures, in this order. */
const CALLED = ['health-station', 'hospital', 'peoples-committee'] as const;

/** Comparisons with sums of the sites that the scope may see. */
export async function showReconciliations(
  context: ReconciliationContext,
  scope: Scope,
  query: Query<Api['GET /reconciliations']>,
): Promise<Listed[]> {
  const nos = readable(context, scope);
  const { db } = context.platform;
  const rows = await listReconciliations(scope, db, nos, query);
  const sums = await sumSites(
    scope,
    db,
    nos,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { sites, ours, theirs } = sums.get(row.id)!;
    return present(row, sites, gapOf(ours, theirs));
  });
}

/** One comparison by site, the largest gap first; a site without ours comes last. */
export async function showReconciliation(
  context: ReconciliationContext,
  scope: Scope,
  id: string,
): Promise<Outcome<One>> {
  const nos = readable(context, scope);
  const { db } = context.platform;
  const [row] = await listReconciliations(scope, db, nos, { id });
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const earlier = (
    await listReconciliations(scope, db, nos, { metric: row.metric, platform: row.platform })
  ).find((one) => one.to_at < row.to_at);
  const found = await sitesOf(scope, db, nos, [row.id, ...(earlier === undefined ? [] : [earlier.id])]);
  const sites = found.filter((site) => site.reconciliation_id === row.id);
  const before = new Map(
    found.filter((site) => site.reconciliation_id !== row.id).map((site) => [site.area_no, site]),
  );
  const offices = await officesIn(
    scope,
    db,
    sites.map((site) => site.area_no),
    CALLED,
  );
  const items = sites.map((site) => {
    const area = context.areas.byNo(site.area_no)!;
    const past = before.get(site.area_no);
    const office = offices.get(site.area_no);
    return {
      areaId: area.id,
      areaCode: area.code,
      areaName: area.fullName,
      ...gapOf(site.ours, site.theirs),
      shareBefore: past === undefined ? null : gapOf(past.ours, past.theirs).share,
      office: office === undefined ? null : { name: office.name, phone: office.phone },
    };
  });
  items.sort((a, b) => (b.gap ?? -Infinity) - (a.gap ?? -Infinity) || (a.areaCode < b.areaCode ? -1 : 1));
  return done({ ...present(row, sites.length, sumGap(sites)), items });
}

/** Columns of a comparison as CSV: the list of whom to call. */
export const siteColumns = [
  'area_code',
  'area_name',
  'ours',
  'theirs',
  'gap',
  'share',
  'share_before',
  'office',
  'phone',
] as const;

export async function* siteRows({ items }: One) {
  for (const item of items) {
    yield [
      item.areaCode,
      item.areaName,
      item.ours,
      item.theirs,
      item.gap,
      item.share,
      item.shareBefore,
      item.office?.name,
      item.office?.phone,
    ];
  }
}

function readable({ areas }: ReconciliationContext, scope: Scope): readonly number[] {
  return areas.numbersUnder(pathsOf(scope, 'figure.read'));
}

function present(row: ReconciliationRow, sites: number, gap: Gap): Listed {
  return {
    id: row.id,
    metric: row.metric,
    platform: row.platform,
    from: row.from_at?.toISOString() ?? null,
    to: row.to_at.toISOString(),
    source: row.source,
    author: row.author,
    enteredAt: row.entered_at.toISOString(),
    sites,
    ...gap,
  };
}
