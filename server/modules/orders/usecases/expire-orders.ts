import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import type { Platform } from '../../../platform/module.ts';
import { countedOrder } from '../figures.ts';
import { orderCountChange } from '../rules/order-figures.ts';
import { datasetsToExpire, expireOrders } from '../store/expire.ts';
import { areasOf } from './reach.ts';

const ACTOR = 'orders.expire';
const BATCH = 1000;

/** Writes down which orders have reached their end, in every dataset; answers how many. */
export async function expirePassedOrders(platform: Platform): Promise<{ expired: number }> {
  const now = platform.clock.now();
  let expired = 0;
  for (const dataset of await datasetsToExpire(systemScope(ACTOR, ''), platform.db, new Date(now))) {
    const scope = systemScope(ACTOR, dataset);
    for (let count = BATCH; count === BATCH; expired += count) {
      count = await expireBatch(platform, scope, now);
    }
  }
  return { expired };
}

async function expireBatch(platform: Platform, scope: Scope, now: number): Promise<number> {
  return await platform.db.transaction().execute(async (tx) => {
    const rows = await expireOrders(scope, tx, new Date(now), BATCH);
    if (rows.length > 0) {
      await addFigures(
        tx,
        rows.flatMap((row) => orderCountChange({ ...countedOrder(row), endedAt: null }, countedOrder(row))),
      );
      const orderIds = rows.map((row) => row.id);
      const payload = { orderIds, change: 'expiry' as const, areaNos: [...new Set(rows.flatMap(areasOf))] };
      await appendEvent(tx, { topic: 'order.changed', dataset: scope.dataset, payload, at: now });
    }
    return rows.length;
  });
}
