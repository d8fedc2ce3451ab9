import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { undoIsolation } from '../../cases/index.ts';
import { undoOrders } from '../../tracing/index.ts';
import type { OrderContext } from '../context.ts';
import type { OrderKind } from '../rules/order-status.ts';
import { findOrdersOfPeople, type OrderRow } from '../store/orders.ts';

/** Kinds of order that isolate a case, whose infectious window ends with them. */
export const isolates = (kind: OrderKind) => kind === 'isolation-hospital' || kind === 'isolation-home';

/** An order that no longer speaks of these numbers of people. */
export type TakenBack = { readonly order: OrderRow; readonly personNos: readonly number[] };

/**
 * Takes back what orders annulled as mistakes had set elsewhere, once they are written: the isolation of cases, and the
 * order that contacts show. Another order of the person that stands takes their place.
 */
export async function undoAnnulled(
  context: Pick<OrderContext, 'people' | 'platform'>,
  scope: Scope,
  tx: Tx,
  annulled: readonly OrderRow[],
): Promise<void> {
  const nos = [...new Set(annulled.map((row) => row.person_no))];
  const numbers = await context.people.numbersOf(scope, tx, nos);
  const taken = annulled.map((order) => ({
    order,
    personNos: numbers.get(order.person_no) ?? [order.person_no],
  }));
  await takeBackOrders(context, scope, tx, taken);
}

/**
 * Takes back what orders had set elsewhere for some people: contacts show another order of theirs that stands, or none, and
 * cases are isolated by it, or as they were before.
 */
export async function takeBackOrders(
  { platform }: Pick<OrderContext, 'platform'>,
  scope: Scope,
  tx: Tx,
  taken: readonly TakenBack[],
): Promise<void> {
  if (taken.length === 0) {
    return;
  }
  const nos = [...new Set(taken.flatMap(({ personNos }) => personNos))];
  const others = (await findOrdersOfPeople(scope, tx, nos)).filter((row) => row.status !== 'CANCELLED');
  const byPerson = Map.groupBy(others, (row) => row.person_no);
  const standing = new Map(
    taken.map(({ order, personNos }) => {
      const own = personNos.flatMap((no) => byPerson.get(no) ?? []).filter(({ id }) => id !== order.id);
      // What had ended before this one was issued or began says nothing of this illness.
      const since = order.from_at < order.issued_at ? order.from_at : order.issued_at;
      return [order.id, own.filter((other) => (other.ended_at ?? other.until_at) > since)];
    }),
  );
  await undoOrders(
    scope,
    tx,
    taken.map(({ order: { id }, personNos }) => ({
      orderId: id,
      personNos,
      instead: (standing.get(id) ?? [])
        .toSorted((a, b) => b.issued_at.getTime() - a.issued_at.getTime())
        .map((other) => ({ orderId: other.id, from: other.from_at.getTime(), caseId: other.case_id })),
    })),
  );
  const isolations = taken.filter(({ order }) => isolates(order.kind));
  await undoIsolation(
    scope,
    tx,
    isolations.map(({ order: { id, from_at: from, issued_at: issued }, personNos }) => {
      const [first] = (standing.get(id) ?? [])
        .filter(({ kind }) => isolates(kind))
        .toSorted((a, b) => a.from_at.getTime() - b.from_at.getTime());
      return {
        orderId: id,
        personNos,
        from: from.getTime(),
        issuedAt: issued.getTime(),
        instead: first === undefined ? null : { orderId: first.id, from: first.from_at.getTime() },
      };
    }),
    platform.clock.now(),
  );
}
