import { clustersApi } from '../../../contract/clusters.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { OrderContext } from '../orders/index.ts';
import type { ClusterContext } from './context.ts';
import './events.ts';
import { clustersHandlers } from './routes.ts';
import { participantHolding } from './store/holding.ts';

/** Clusters and events: who took part, who fell ill, and bulk work on participants and contacts. */
export function clustersModule(context: ClusterContext & OrderContext): Module {
  return {
    name: 'clusters',
    dependsOn: ['areas', 'people', 'places', 'organisations', 'presence', 'cases', 'tracing', 'orders'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(clustersApi, clustersHandlers(context)),
    holdings: [participantHolding],
    tables: {
      cluster: { distributedBy: 'id' },
      cluster_participant: { distributedBy: 'cluster_id' },
      cluster_case: { distributedBy: 'cluster_id' },
      cluster_change: { distributedBy: 'cluster_id' },
    },
  };
}
