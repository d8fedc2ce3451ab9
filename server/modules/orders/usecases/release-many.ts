import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { lockOrders, type OrderRow } from '../store/orders.ts';
import { DECIDED, save } from './change-order.ts';
import { decides } from './reach.ts';
import { end } from './release-order.ts';

/** Orders ended in one transaction: few enough that nobody waits long for the counters it holds. */
const CHUNK = 200;

/**
 * Releases many orders with one reason, each with an outcome of its own, in the order asked. What was released before
 * is released. A batch that breaks off has released whole chunks, and may be sent again.
 */
export async function releaseMany(
  context: OrderContext,
  scope: Scope,
  orderIds: readonly string[],
  reason: string,
): Promise<Outcome<null>[]> {
  const outcomes: Outcome<null>[] = [];
  for (let from = 0; from < orderIds.length; from += CHUNK) {
    const part = orderIds.slice(from, from + CHUNK).map((id) => id.toLowerCase());
    const made = await context.platform.db.transaction().execute(async (tx) => {
      const rows = new Map((await lockOrders(scope, tx, part)).map((row) => [row.id, row]));
      const some: Outcome<null>[] = [];
      for (const id of part) {
        some.push(await releaseOne(context, scope, tx, rows, id, reason));
      }
      return some;
    });
    outcomes.push(...made);
  }
  return outcomes;
}

async function releaseOne(
  context: OrderContext,
  scope: Scope,
  tx: Tx,
  rows: Map<string, OrderRow>,
  id: string,
  reason: string,
): Promise<Outcome<null>> {
  const row = rows.get(id);
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (!decides(context, scope, row)) {
    return refuse('outside-area');
  }
  if (row.status === 'RELEASED') {
    return done(null);
  }
  const now = context.platform.clock.now();
  const planned = end(row, 'release', reason, now);
  if (!planned.ok) {
    return planned;
  }
  const { version, fieldVersions } = mergeEdit(
    { version: row.version, fieldVersions: row.field_versions },
    row.version,
    DECIDED,
  );
  const next = { ...row, ...planned.value.set, version, field_versions: fieldVersions };
  await save(scope, tx, { row, next, change: planned.value, now });
  rows.set(id, next);
  return done(null);
}
