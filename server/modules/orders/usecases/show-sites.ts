import type { Static } from 'typebox';
import { type orderSitesApi, siteViews } from '../../../../contract/order-sites.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { countSites, type SiteView } from '../store/site-views.ts';
import { readAreas } from './list-orders.ts';

type SiteDay = Static<(typeof orderSitesApi)['GET /orders/sites']['reply'][200]>;

/** What waits today in the quarantine sites of the viewer's areas, and where places are free. */
export async function showSites(context: OrderContext, scope: Scope): Promise<Outcome<SiteDay>> {
  const areaNos = readAreas(context, scope, undefined);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const rows = await countSites(scope, db, areaNos, siteViews, now);
  const sum = (view: SiteView) => rows.reduce((total, { counts }) => total + counts[view], 0);
  return done({
    asOf: new Date(now).toISOString(),
    totals: Object.fromEntries(siteViews.map((view) => [view, sum(view)])) as SiteDay['totals'],
    items: rows.map((row) => ({
      placeId: row.id,
      name: row.name,
      areaName: context.areas.byNo(row.area_no)?.fullName ?? '',
      capacity: row.capacity,
      free: row.capacity === null ? null : row.capacity - row.counts.staying,
      counts: row.counts,
    })),
  });
}
