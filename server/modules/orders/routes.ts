import { answerHistory } from '../../platform/audit/history-file.ts';
import { showOrderHistory } from './usecases/order-history.ts';
import type { ordersApi } from '../../../contract/orders.ts';
import type { Scope } from '../../platform/access/scope.ts';
import { allPages, csvAnswer, pageOf } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import type { OrderContext } from './context.ts';
import { extendOrder } from './usecases/extend-order.ts';
import { issueOrders } from './usecases/issue-orders.ts';
import { type OrderQuery, showOrders } from './usecases/list-orders.ts';
import type { ShownOrder } from './usecases/present-orders.ts';
import { printDecision } from './usecases/print-decision.ts';
import { recordFollowUp } from './usecases/record-follow-up.ts';
import { releaseOrder } from './usecases/release-order.ts';
import { showOrder } from './usecases/show-order.ts';

const columns = [
  'id',
  'number',
  'kind',
  'status',
  'personId',
  'personName',
  'phone',
  'areaName',
  'placeName',
  'issuerOfficeName',
  'issuedAt',
  'from',
  'until',
  'previousUntil',
  'lastFollowUpAt',
  'lateHours',
  'legalBasis',
  'reason',
] as const satisfies readonly Exclude<keyof ShownOrder, 'lastDecision' | 'certificate'>[];

/** Of the newest decision on a change. */
const changeColumns = ['changeKind', 'changeNumber', 'changeIssuedAt', 'changeServedAt'] as const;

/** Of the paper: who signed and when it was served; of the certificate of completion that stands. */
const paperColumns = ['signerName', 'servedAt', 'certificateNumber', 'certificateIssuedAt'] as const;

export function ordersHandlers(context: OrderContext): Handlers<typeof ordersApi> {
  return {
    'POST /orders': async ({ scope, body }) => await issueOrders(context, scope, body),
    'GET /orders': async ({ scope, query, wants }) => {
      const first = await showOrders(context, scope, query);
      return wants === 'json' || !first.ok ? first : exportOrders(context, scope, query);
    },
    'GET /orders/{id}': async ({ scope, params }) => await showOrder(context, scope, params.id),
    'GET /orders/{id}/document.pdf': async ({ scope, params }) =>
      await printDecision(context, scope, params.id),
    'GET /orders/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'order',
        { query, wants },
        async (asked) => await showOrderHistory(context, scope, params.id, asked),
      ),
    'POST /orders/{id}/extension': async ({ scope, params, body }) =>
      await extendOrder(context, scope, params.id, body),
    'POST /orders/{id}/release': async ({ scope, params, body }) =>
      await releaseOrder(context, scope, params.id, body),
    'POST /orders/{id}/follow-ups': async ({ scope, params, body }) =>
      await recordFollowUp(context, scope, params.id, body),
  };
}

function exportOrders(context: OrderContext, scope: Scope, query: OrderQuery) {
  async function* rows() {
    const pages = allPages(async (cursor) =>
      pageOf(await showOrders(context, scope, { ...query, cursor, limit: 500 })),
    );
    for await (const { lastDecision, certificate, ...one } of pages) {
      const ofChange = [
        lastDecision?.kind,
        lastDecision?.number,
        lastDecision?.issuedAt,
        lastDecision?.servedAt,
      ];
      const ofPaper = [one.signerName, one.servedAt, certificate?.number, certificate?.issuedAt];
      yield [
        ...columns.map((column) => one[column]),
        ...[...ofChange, ...ofPaper].map((value) => value ?? null),
      ];
    }
  }
  return csvAnswer('orders.csv', [...columns, ...changeColumns, ...paperColumns], rows());
}
