import { label } from '../../../../contract/labels.ts';
import type { HistoryQuery } from '../../../../contract/history.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { historyOf, type HistoryPage } from '../../../platform/audit/history.ts';
import { coded, instant } from '../../../platform/audit/history-words.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { reachedOrder } from './reach.ts';

/** Acts that only look: printing a certificate too. */
export const LOOKS = ['order.read', 'order.print', 'order.certify', 'order.photo', 'order.history'];
const readers = { until: instant, status: coded((code, lang) => label('orderStatus', code, lang)) };

/** What a history needs beside its records. */
export function orderHistory({ platform, areas }: OrderContext) {
  return { ...platform, areaName: (id: string) => areas.byId(id)?.fullName };
}

/** What was done to an order of the own areas: its end and its state before and after each change; audited. */
export async function showOrderHistory(
  context: OrderContext,
  scope: Scope,
  id: string,
  query: HistoryQuery,
): Promise<Outcome<HistoryPage>> {
  const row = await reachedOrder(context, scope, 'order.read', id);
  if (!row.ok) {
    return row;
  }
  const { db, clock } = context.platform;
  const subject = { subjectKind: 'order', subjectId: row.value.id, areaNo: row.value.area_no };
  await audit(db, scope, clock.now(), [{ action: 'order.history', ...subject }]);
  const subjectIds = [row.value.id];
  return done(
    await historyOf(
      orderHistory(context),
      scope,
      { subjectIds, looks: LOOKS, readers: () => readers },
      query,
    ),
  );
}
