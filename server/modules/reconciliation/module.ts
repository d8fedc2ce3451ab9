import { reconciliationApi } from '../../../contract/reconciliation.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { ReconciliationContext } from './context.ts';
import { reconciliationHandlers } from './routes.ts';

/** What national platforms hold beside what we count, and files for them. */
export function reconciliationModule(context: ReconciliationContext): Module {
  return {
    name: 'reconciliation',
    dependsOn: ['areas', 'organisations', 'figures'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(reconciliationApi, reconciliationHandlers(context)),
    tables: {
      reconciliation: { distributedBy: 'id' },
      reconciliation_site: { distributedBy: 'reconciliation_id' },
    },
  };
}
