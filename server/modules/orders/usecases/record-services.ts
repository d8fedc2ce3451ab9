import type { Body, RowOutcome } from '../../../../contract/kit.ts';
import type { orderPapersApi } from '../../../../contract/order-papers.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import { eachRow } from '../../../platform/outcomes/rows.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { changeDecisionsOf } from '../store/change-decisions.ts';
import { findOrders } from '../store/orders.ts';
import { dutyScope } from './present-orders.ts';
import { recordService } from './record-service.ts';

type Input = Body<(typeof orderPapersApi)['POST /orders/services']>;

/**
 * Records that many papers were served at one time in one manner, each with an outcome of its own: their orders, or the newest
 * decision on a change of each. Where they were signed for, everybody signed for the own. Repeatable by the id of the batch.
 */
export async function recordServices(
  context: OrderContext,
  scope: Scope,
  { id: batch, ids, paper, ...told }: Input,
): Promise<Outcome<{ outcomes: RowOutcome[] }>> {
  const at = Date.parse(told.at);
  if (Number.isNaN(at)) {
    return refuse('service-time', { fields: { at: 'no such time' } });
  }
  const { db } = context.platform;
  const asked = [...new Set(ids.map((id) => id.toLowerCase()))];
  const rows = await findOrders(scope, db, asked);
  const people = await context.people.byNos(dutyScope(scope), [...new Set(rows.map((row) => row.person_no))]);
  const nameOf = new Map(rows.map((row) => [row.id, people.get(row.person_no)?.fullName]));
  // Newest first, so that the first of an order is the one that is served.
  const decisions = paper === 'order' ? [] : await changeDecisionsOf(scope, db, asked);
  return await eachRow(asked, async (orderId) => {
    const decisionId = decisions.find((one) => one.order_id === orderId)?.id;
    if (paper === 'change' && decisionId === undefined && nameOf.has(orderId)) {
      return refuse('service-undecided');
    }
    const signedBy = told.manner === 'signed' ? (nameOf.get(orderId) ?? undefined) : undefined;
    return await recordService(context, scope, orderId, {
      ...told,
      id: namedUuid7(at, `service ${batch.toLowerCase()} ${paper} ${orderId}`),
      ...(decisionId === undefined ? {} : { decisionId }),
      ...(signedBy === undefined ? {} : { signedBy }),
    });
  });
}
