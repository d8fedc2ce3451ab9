import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { moveCases, transferCases } from '../../cases/index.ts';
import { moveOrders } from '../../orders/index.ts';
import { moveContacts, transferContacts } from '../../tracing/index.ts';
import type { HandoverContext } from '../context.ts';
import type { HandoverRow } from '../store/tables.ts';

/**
 * Moves everything open of people to the receiver (`there`) or back to the sender: cases, follow-up, orders and the unit
 * that their records are filed under. Where the receiver is outside the province, they are marked as answered for there;
 * orders stay with the office that issued them until somebody ends them.
 */
export async function movePeopleBetween(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  rows: readonly HandoverRow[],
  way: 'there' | 'back',
): Promise<void> {
  const at = context.platform.clock.now();
  const numbers = await context.people.numbersOf(
    scope,
    tx,
    rows.map((row) => row.person_no),
  );
  const pairs = Map.groupBy(rows, (row) => `${row.from_area_no} ${row.to_area_no ?? ''}`);
  for (const some of pairs.values()) {
    const { from_area_no: sender, to_area_no: receiver } = some[0]!;
    const personNos = some.flatMap((row) => [...(numbers.get(row.person_no) ?? [row.person_no])]);
    if (receiver === null) {
      const one = { personNos, areaNo: sender, there: way === 'there' };
      await transferCases(scope, tx, one, at);
      await transferContacts(scope, tx, one, at);
    } else {
      const [from, to] = way === 'there' ? [sender, receiver] : [receiver, sender];
      const move = { personNos, from, to };
      await moveCases(scope, tx, move, at);
      await moveContacts(scope, tx, move, at);
      await moveOrders(scope, tx, move, at);
      const kept = some.map((row) => (numbers.get(row.person_no) ?? [row.person_no])[0]!);
      await context.people.move(scope, tx, kept, to);
    }
  }
}
