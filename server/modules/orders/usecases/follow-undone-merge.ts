import type { Scope } from '../../../platform/access/scope.ts';
import type { MergeFollowContext } from '../context.ts';
import { findOrdersOfPeople, lockSubjects } from '../store/orders.ts';
import { takeBackOrders } from './undo-annulled.ts';

/**
 * Follows a merge of two people that was undone: an order that was issued while they were one stays with the record that it
 * names, and no longer with contacts and cases of the other. Doing it again, or after they were merged again, changes nothing.
 */
export async function followUndoneMerge(
  context: MergeFollowContext,
  scope: Scope,
  { keepNo, goneNo }: { readonly keepNo: number; readonly goneNo: number },
): Promise<void> {
  const { people, platform } = context;
  await platform.db.transaction().execute(async (tx) => {
    await lockSubjects(scope, tx, [keepNo, goneNo]);
    const numbers = await people.numbersOf(scope, tx, [keepNo, goneNo]);
    const [kept, gone] = [numbers.get(keepNo) ?? [keepNo], numbers.get(goneNo) ?? [goneNo]];
    if (kept.includes(goneNo)) {
      return;
    }
    for (const [own, other] of [
      [kept, gone],
      [gone, kept],
    ] as const) {
      const orders = await findOrdersOfPeople(scope, tx, other);
      await takeBackOrders(
        context,
        scope,
        tx,
        orders.map((order) => ({ order, personNos: own })),
      );
    }
  });
  // Whom a contact exposes hangs on the order.
  await context.retraceOf(scope, [keepNo, goneNo]);
}
