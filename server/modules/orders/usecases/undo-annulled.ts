import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { undoIsolation } from '../../cases/index.ts';
import { undoOrders } from '../../tracing/index.ts';
import type { OrderContext } from '../context.ts';
import type { OrderKind } from '../rules/order-status.ts';
import { findOrdersOfPeople, type OrderRow } from '../store/orders.ts';

/** Kinds of order that isolate a case, whose infectious window ends with them. */
export const isolates = (kind: OrderKind) => kind === 'isolation-hospital' || kind === 'isolation-home';

/**
 * Takes back what orders annulled as mistakes had set elsewhere, once they are written: the isolation of cases, and the
 * order that contacts show. Another order of the person that stands takes their place.
 */
export async function undoAnnulled(
  { people, platform }: Pick<OrderContext, 'people' | 'platform'>,
  scope: Scope,
  tx: Tx,
  annulled: readonly OrderRow[],
): Promise<void> {
  if (annulled.length === 0) {
    return;
  }
  const nos = [...new Set(annulled.map((row) => row.person_no))];
  const numbers = await people.numbersOf(scope, tx, nos);
  const allOf = (no: number) => numbers.get(no) ?? [no];
  const others = (await findOrdersOfPeople(scope, tx, nos.flatMap(allOf))).filter(
    (row) => row.status !== 'CANCELLED',
  );
  const byPerson = Map.groupBy(others, (row) => row.person_no);
  const standing = new Map(
    annulled.map((row) => {
      const own = allOf(row.person_no).flatMap((no) => byPerson.get(no) ?? []);
      // What had ended before says nothing of this illness.
      return [row.id, own.filter((other) => (other.ended_at ?? other.until_at) > row.from_at)];
    }),
  );
  await undoOrders(
    scope,
    tx,
    annulled.map(({ id, person_no: no }) => ({
      orderId: id,
      personNos: allOf(no),
      instead: (standing.get(id) ?? [])
        .toSorted((a, b) => b.issued_at.getTime() - a.issued_at.getTime())
        .map((other) => ({ orderId: other.id, from: other.from_at.getTime(), caseId: other.case_id })),
    })),
  );
  const isolations = annulled.filter(({ kind }) => isolates(kind));
  await undoIsolation(
    scope,
    tx,
    isolations.map(({ id, person_no: no, from_at: from, issued_at: issued }) => {
      const [first] = (standing.get(id) ?? [])
        .filter(({ kind }) => isolates(kind))
        .toSorted((a, b) => a.from_at.getTime() - b.from_at.getTime());
      return {
        orderId: id,
        personNos: allOf(no),
        from: from.getTime(),
        issuedAt: issued.getTime(),
        instead: first === undefined ? null : { orderId: first.id, from: first.from_at.getTime() },
      };
    }),
    platform.clock.now(),
  );
}
