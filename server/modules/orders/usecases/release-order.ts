import type { Body } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { nextStatus, statusAt } from '../rules/order-status.ts';
import type { OrderRow } from '../store/orders.ts';
import { changeOrder } from './change-order.ts';
import type { OrderChange, PlanChange } from './plan-step.ts';
import type { ShownOrderDetail } from '../types.ts';

type EndingStep = 'release' | 'cancel';
export type ReleaseInput = Body<(typeof ordersApi)['POST /orders/{id}/release']>;

/**
 * Ends an order: a release (after the end it completes the order; before it, with a reason), or a cancellation of an
 * order that should not have been issued.
 */
export async function releaseOrder(
  context: OrderContext,
  scope: Scope,
  id: string,
  input: ReleaseInput,
): Promise<Outcome<ShownOrderDetail>> {
  const step = input.cancelled === true ? 'cancel' : 'release';
  return await changeOrder(context, scope, {
    id,
    version: input.version,
    decision: input.decision,
    ...endBy(step, input.reason ?? null, input.decision !== undefined),
  });
}

/** Ends orders by a release or a cancellation; what ended so already is left. `decided`: by a decision of its own. */
export function endBy(step: EndingStep, reason: string | null, decided: boolean): PlanChange {
  return {
    isDone: (row) => row.status === (step === 'cancel' ? 'CANCELLED' : 'RELEASED'),
    plan: async (_tx, row, { now }) => await Promise.resolve(end(row, step, { reason, decided }, now)),
  };
}

/** What ends an order now, or why it can't be ended. */
function end(
  row: OrderRow,
  step: EndingStep,
  { reason, decided }: { readonly reason: string | null; readonly decided: boolean },
  now: number,
): Outcome<OrderChange> {
  const until = row.until_at.getTime();
  const current = statusAt({ status: row.status, until }, now);
  const status = nextStatus(current, step);
  if (status === null) {
    return refuse('not-in-force');
  }
  if (step === 'release' && now < row.from_at.getTime()) {
    return refuse('not-begun');
  }
  if (reason === null && (step === 'cancel' || now < until)) {
    return refuse('reason-required', { fields: { reason: 'required' } });
  }
  const over = current !== 'IN_FORCE';
  if (step === 'cancel' && over && !decided) {
    return refuse('annulment-decided');
  }
  // What is over ended when it did; only its completion, or its annulment, happens now.
  const endedAt = over ? (row.ended_at ?? row.until_at) : new Date(now);
  const releasedAt = step === 'release' ? new Date(now) : null;
  return done({ kind: step, reason, set: { status, ended_at: endedAt, released_at: releasedAt } });
}
