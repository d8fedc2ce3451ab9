import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { countedOrder } from '../figures.ts';
import { orderCountChange } from '../rules/order-figures.ts';
import { findOrdersOfPeople, lockOrders, setAreas } from '../store/orders.ts';

/** People under all their numbers, and the units between which their open orders go. */
export type OrderMove = { readonly personNos: readonly number[]; readonly from: number; readonly to: number };

/**
 * Gives the open orders of people (in force, or not completed) from one responsible unit to another, in the caller's
 * transaction, which has looked at the rights of both sides. Number, office and term stay; counters move along.
 * @returns ids of the orders that moved.
 */
export async function moveOrders(scope: Scope, tx: Tx, move: OrderMove, at: number): Promise<string[]> {
  const found = await findOrdersOfPeople(scope, tx, move.personNos);
  const locked = await lockOrders(
    scope,
    tx,
    found.map((row) => row.id),
  );
  const rows = locked.filter(
    (row) => (row.status === 'IN_FORCE' || row.status === 'EXPIRED') && row.area_no === move.from,
  );
  if (rows.length === 0) {
    return [];
  }
  const orderIds = rows.map((row) => row.id);
  await setAreas(scope, tx, orderIds, move.to);
  await addFigures(
    tx,
    rows.flatMap((row) => orderCountChange(countedOrder(row), countedOrder({ ...row, area_no: move.to }))),
  );
  const payload = { orderIds, change: 'hand-over' as const, areaNos: [move.from, move.to] };
  await appendEvent(tx, { topic: 'order.changed', dataset: scope.dataset, payload, at });
  await audit(
    tx,
    scope,
    at,
    rows.map((row) => ({
      action: 'order.hand-over',
      subjectKind: 'order',
      subjectId: row.id,
      areaNo: move.to,
      detail: { from: move.from, to: move.to },
    })),
  );
  return orderIds;
}
