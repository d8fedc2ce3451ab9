import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { insertFollowUps } from '../store/follow-ups.ts';
import type { OrderKind } from '../rules/order-status.ts';
import { keptWhere, ordersInForce } from '../store/home-orders.ts';

const AT_HOME: readonly OrderKind[] = ['quarantine-home', 'isolation-home'];

/** Who must stay at home now, and who is kept elsewhere: in a facility or a hospital. Numbers as the orders have them. */
export async function whoStaysWhere(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  at: number,
): Promise<{ readonly home: ReadonlySet<number>; readonly away: ReadonlySet<number> }> {
  const { home, away } = await keptWhere(scope, db, areaNos, new Date(at), AT_HOME);
  return { home: new Set(home), away: new Set(away) };
}

/**
 * What a community team found of a household is the daily check of everybody in it who must stay at home. In the
 * caller's transaction, under ids that follow from the visit's.
 * @returns how many orders were checked.
 */
export async function checkAtHome(
  scope: Scope,
  tx: Tx,
  visit: {
    readonly id: string;
    readonly at: number;
    readonly personNos: readonly number[];
    readonly present: boolean;
    readonly areaNo: number;
  },
  receivedAt: number,
): Promise<number> {
  const orders = (await ordersInForce(scope, tx, visit.personNos, new Date(visit.at))).filter(({ kind }) =>
    AT_HOME.includes(kind),
  );
  await insertFollowUps(
    scope,
    tx,
    orders.map(({ orderId, personNo }) => ({
      id: namedUuid7(visit.at, `team-visit/${visit.id}/${orderId}`),
      order_id: orderId,
      person_no: personNo,
      at: new Date(visit.at),
      received_at: new Date(receivedAt),
      by_name: scope.actor.name,
      present: visit.present,
      temperature: null,
      symptoms: [],
      note: null,
    })),
  );
  for (const { orderId } of orders) {
    const payload = { orderId, areaNos: [visit.areaNo] };
    await appendEvent(tx, { topic: 'order.followed', dataset: scope.dataset, payload, at: receivedAt });
  }
  return orders.length;
}
