import { permitsApi } from '../../../contract/permits.ts';
import { anonymousScope } from '../../platform/access/scope.ts';
import { allPages, csvAnswer } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { PermitContext } from './context.ts';
import './events.ts';
import { decidePermits, reportMisuse, revokePermit } from './usecases/decide-permits.ts';
import { showOwnPermit, showPermits, type ShownPermit, showReports } from './usecases/show-permits.ts';
import { showRequest } from './usecases/show-request.ts';
import { submitSheet } from './usecases/submit-sheet.ts';
import { submitPermits } from './usecases/submit-permits.ts';
import { permitHolding } from './store/holding.ts';

const CSV_PAGE = 500;
const columns = [
  'id',
  'kind',
  'state',
  'shortCode',
  'enterprise',
  'enterprisePhone',
  'name',
  'plate',
  'goods',
  'areaName',
  'fromTime',
  'untilTime',
  'from',
  'until',
  'submittedAt',
  'decidedAt',
  'decidedBy',
  'reason',
  'reports',
] as const satisfies readonly (keyof ShownPermit)[];

/** Permits of goods transport: asked for by enterprises, decided by the competent office, checked at gates. */
export function permitsModule(context: PermitContext): Module {
  return {
    name: 'permits',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(permitsApi, {
      'POST /permits': async ({ scope, body }) => await submitPermits(context, scope, body),
      'POST /permits/sheet': async ({ scope, body }) => await submitSheet(context, scope, body),
      'GET /permits/{id}/reports': async ({ scope, params }) => await showReports(context, scope, params.id),
      'GET /public/permits/{id}': async ({ params }) =>
        await showOwnPermit(context, anonymousScope(context.publicDataset), params.id),
      'POST /public/permits/requests': async ({ body }) =>
        await showRequest(context, anonymousScope(context.publicDataset), body),
      'GET /permits': async ({ scope, query, wants }) => {
        if (wants !== 'csv') {
          return done(await showPermits(context, scope, query));
        }
        async function* rows() {
          const read = async (cursor?: string) =>
            await showPermits(context, scope, { ...query, limit: CSV_PAGE, ...(cursor && { cursor }) });
          for await (const one of allPages(read)) {
            yield [...columns.map((column) => one[column]), one.route.map(({ code }) => code).join(' ')];
          }
        }
        return csvAnswer('permits.csv', [...columns, 'route'], rows());
      },
      'POST /permits/decisions': async ({ scope, body }) => await decidePermits(context, scope, body),
      'POST /permits/{id}/revoke': async ({ scope, params, body }) =>
        await revokePermit(context, scope, params.id, body.reason),
      'POST /permits/reports': async ({ scope, body }) => await reportMisuse(context, scope, body),
    }),
    holdings: [permitHolding],
    tables: {
      permit: { distributedBy: 'id' },
      permit_code: { distributedBy: 'short_code' },
      permit_report: { distributedBy: 'permit_id' },
    },
  };
}
