import type { orderKinds, orderStatuses } from '../../../../contract/orders.ts';
import { hoursLate } from '../../../platform/clock/lateness.ts';

export type OrderKind = (typeof orderKinds)[number];
export type OrderStatus = (typeof orderStatuses)[number];
/** What may happen to an order's status. */
export type OrderStep = 'release' | 'cancel' | 'expire';

/**
 * The life cycle. EXPIRED is an order whose end passed without release: it needs completion, which is a release
 * after the end. An end that has passed can't be moved; that takes a new order. An order that should not have been issued
 * is cancelled whatever became of it; past its end that is an annulment, by a decision.
 */
export const orderSteps: { readonly [from in OrderStatus]: { readonly [step in OrderStep]?: OrderStatus } } =
  {
    IN_FORCE: { release: 'RELEASED', cancel: 'CANCELLED', expire: 'EXPIRED' },
    EXPIRED: { release: 'RELEASED', cancel: 'CANCELLED' },
    RELEASED: { cancel: 'CANCELLED' },
    CANCELLED: {},
  };

/** The status after a step, or null where the step may not happen. */
export function nextStatus(from: OrderStatus, step: OrderStep): OrderStatus | null {
  return orderSteps[from][step] ?? null;
}

/** The status at `now` (Unix ms): an order expires at its end, whether or not the job has written it down yet. */
export function statusAt(
  order: { readonly status: OrderStatus; readonly until: number },
  now: number,
): OrderStatus {
  return order.status === 'IN_FORCE' && order.until <= now ? 'EXPIRED' : order.status;
}

/**
 * Hours that the daily check of an order is late at `now`: since the last one, or the beginning, whichever is later; 0 unless
 * it is in force, and nobody checks on a test. Times Unix ms.
 */
export function checkLate(
  order: {
    readonly kind: OrderKind;
    readonly status: OrderStatus;
    readonly from: number;
    readonly until: number;
    readonly checkedAt: number | null;
  },
  now: number,
): number {
  return order.kind === 'test' || statusAt(order, now) !== 'IN_FORCE'
    ? 0
    : hoursLate(Math.max(order.from, order.checkedAt ?? order.from), now);
}
