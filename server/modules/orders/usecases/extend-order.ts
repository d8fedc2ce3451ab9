import type { Body } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { OrderGroup } from '../rules/limits.ts';
import { statusAt } from '../rules/order-status.ts';
import { type OrderRow, peopleUnderOrder } from '../store/orders.ts';
import { changeOrder } from './change-order.ts';
import { checkTerm, legalStart, limitKey, readTime } from './check-term.ts';
import { groupOfRow } from './limit-in-force.ts';
import type { PlanChange } from './plan-step.ts';
import type { ShownOrderDetail } from '../types.ts';

export type ExtensionInput = Body<(typeof ordersApi)['POST /orders/{id}/extension']>;

/** Moves the end of an order in force, later or earlier; the former end stays in the journal. */
export async function extendOrder(
  context: OrderContext,
  scope: Scope,
  id: string,
  input: ExtensionInput,
): Promise<Outcome<ShownOrderDetail>> {
  const until = readTime(input.until, 'until', context.platform.clock.now());
  if (!until.ok) {
    return until;
  }
  const { version, reason, decision } = input;
  return await changeOrder(context, scope, {
    id,
    version,
    decision,
    ...moveEnd(scope, until.value, reason),
  });
}

/** Moves an end to `until` (Unix ms), where the law and other orders let it, also those of a record that was merged. */
export function moveEnd(scope: Scope, until: number, reason: string): PlanChange {
  return {
    isDone: (row) => row.until_at.getTime() === until && row.status === 'IN_FORCE',
    plan: async (tx, row, { now, numbersOf }) => {
      const refused = refuseEnd(row, await groupOfRow(scope, tx, row), until, now);
      if (!refused.ok) {
        return refused;
      }
      const change = { reason, set: { until_at: new Date(until), previous_until_at: row.until_at } };
      if (until <= row.until_at.getTime()) {
        return done({ kind: 'reduction', ...change });
      }
      // The days that are new: two orders of merged records may hold at one time.
      const period = { kind: row.kind, from: row.until_at, until: new Date(until), but: row.id };
      if ((await peopleUnderOrder(scope, tx, numbersOf(row.person_no), period)).size > 0) {
        return refuse('already-ordered', {
          params: { count: 1 },
          fields: { until: 'another order follows' },
        });
      }
      return done({ kind: 'extension', ...change });
    },
  };
}

function refuseEnd(row: OrderRow, group: OrderGroup, until: number, now: number): Outcome<null> {
  if (statusAt({ status: row.status, until: row.until_at.getTime() }, now) !== 'IN_FORCE') {
    return refuse('not-in-force');
  }
  const checked = checkTerm(limitKey(row, group), {
    from: legalStart(row),
    until,
    firstUntil: row.first_until_at.getTime(),
  });
  if (!checked.ok) {
    return checked;
  }
  return until <= now ? refuse('end-passed', { fields: { until: 'passed' } }) : done(null);
}
