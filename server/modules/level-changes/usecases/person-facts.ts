import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { caseNodes, casesOfPeople } from '../../cases/index.ts';
import { type OrderRef, ordersOfPeople, statusAt } from '../../orders/index.ts';
import { contactStates } from '../../tracing/index.ts';
import type { LevelChangeContext } from '../context.ts';
import type { PersonFacts } from '../rules/propose.ts';

export type KnownPerson = PersonFacts & { readonly order: OrderRef | null };

/** Orders that keep a contact away from others; treatment and test orders do not hang on a level. */
const QUARANTINE: readonly string[] = ['quarantine-facility', 'quarantine-home'];

/**
 * What decides what is proposed for these people in one case: decision, order in force because of this case, whether
 * the person is a case, and whether another standing case holds the person as a confirmed contact.
 */
export async function knownPeople(
  context: LevelChangeContext,
  scope: Scope,
  db: Db | Tx,
  caseId: string,
  personNos: readonly number[],
): Promise<Map<number, KnownPerson>> {
  const now = context.platform.clock.now();
  const numbers = await context.people.numbersOf(scope, db, personNos);
  const all = [...new Set([...numbers.values()].flat())];
  const states = await contactStates(scope, db, all);
  const elsewhere = new Set(
    (
      await caseNodes(scope, db, [
        ...new Set(states.filter((one) => one.caseId !== caseId).map((one) => one.caseId)),
      ])
    )
      .filter((one) => one.classification !== 'NO_CASE')
      .map((one) => one.caseId),
  );
  const byPerson = Map.groupBy(states, (state) => state.personNo);
  const orders = Map.groupBy(
    (await ordersOfPeople(scope, db, all)).filter(
      (order) => QUARANTINE.includes(order.kind) && statusAt(order, now) === 'IN_FORCE',
    ),
    (order) => order.personNo,
  );
  const cases = Map.groupBy(
    (await casesOfPeople(scope, db, all)).filter((one) => one.classification !== 'NO_CASE'),
    (one) => one.personNo,
  );
  return new Map(
    personNos.map((no) => {
      const own = numbers.get(no) ?? [no];
      const contact = own.flatMap((one) => byPerson.get(one) ?? []);
      const here = contact.find((one) => one.caseId === caseId);
      const order =
        own
          .flatMap((one) => orders.get(one) ?? [])
          .find((one) => one.caseId === caseId || one.orderId === here?.orderId) ?? null;
      return [
        no,
        {
          decision: here?.decision ?? null,
          isCase: own.some((one) => cases.has(one)),
          hasOrder: order !== null,
          heldElsewhere: contact.some(
            (one) => elsewhere.has(one.caseId) && one.decision === 'CONFIRMED' && one.level === 1,
          ),
          order,
        },
      ];
    }),
  );
}
