import { orderCertificatesApi } from '../../../contract/order-certificates.ts';
import { orderPapersApi } from '../../../contract/order-papers.ts';
import { orderSitesApi } from '../../../contract/order-sites.ts';
import { orderSigningApi } from '../../../contract/order-signing.ts';
import { orderTemplatesApi } from '../../../contract/order-templates.ts';
import { ordersApi } from '../../../contract/orders.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { type Module, routes } from '../../platform/module.ts';
import './events.ts';
import type { MergeFollowContext, PaperContext } from './context.ts';
import { orderFigures } from './figures.ts';
import { certificateHandlers, paperHandlers, signingHandlers, siteHandlers } from './paper-routes.ts';
import { ordersHandlers } from './routes.ts';
import { templateHandlers } from './template-routes.ts';
import { followUndoneMerge } from './usecases/follow-undone-merge.ts';
import { expirePassedOrders } from './usecases/expire-orders.ts';
import { listFormerlyWithdrawn } from './usecases/list-withdrawn.ts';
import { certificateHolding } from './store/certificate-holding.ts';
import { orderHolding } from './store/holding.ts';
import { orderCareHolding } from './store/care-holding.ts';
import { orderChangeHolding } from './store/change-holding.ts';

/** Quarantine, isolation and test orders: issue, end, follow-up, the decision as a document. */
export function ordersModule(context: PaperContext & MergeFollowContext): Module {
  return {
    name: 'orders',
    dependsOn: ['areas', 'places', 'organisations', 'people', 'cases', 'tracing'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(
      {
        ...ordersApi,
        ...orderCertificatesApi,
        ...orderPapersApi,
        ...orderSigningApi,
        ...orderSitesApi,
        ...orderTemplatesApi,
      },
      {
        ...ordersHandlers(context),
        ...certificateHandlers(context),
        ...paperHandlers(context),
        ...signingHandlers(context),
        ...siteHandlers(context),
        ...templateHandlers(context),
      },
    ),
    figures: orderFigures,
    start: async () => await listFormerlyWithdrawn(context.platform),
    events: {
      'person.unmerged': async ({ dataset, payload }) =>
        await followUndoneMerge(context, systemScope('orders.follow-merge', dataset), payload),
    },
    jobs: [
      {
        kind: 'orders.expire',
        cron: '*/10 * * * *',
        run: async () => await expirePassedOrders(context.platform),
      },
    ],
    holdings: [orderHolding, orderChangeHolding, orderCareHolding, certificateHolding],
    tables: {
      order_file: { distributedBy: 'person_no' },
      order_change: { distributedBy: 'person_no' },
      order_change_decision: { distributedBy: 'person_no' },
      order_follow_up: { distributedBy: 'person_no' },
      order_service: { distributedBy: 'person_no' },
      order_service_photo: { distributedBy: 'person_no' },
      order_appeal: { distributedBy: 'person_no' },
      order_certificate: { distributedBy: 'person_no' },
      order_series: 'local',
      signing_authority: 'reference',
      legal_instrument: 'reference',
      order_template: 'reference',
      order_wording: 'reference',
    },
  };
}
