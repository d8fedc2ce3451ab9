import { describe, expect, it } from 'vitest';
import { orderStatuses } from '../../../../contract/orders.ts';
import { nextStatus, type OrderStatus, type OrderStep, statusAt } from './order-status.ts';

const edges: readonly (readonly [from: OrderStatus, step: OrderStep, to: OrderStatus])[] = [
  ['IN_FORCE', 'release', 'RELEASED'],
  ['IN_FORCE', 'cancel', 'CANCELLED'],
  ['IN_FORCE', 'expire', 'EXPIRED'],
  ['EXPIRED', 'release', 'RELEASED'],
  ['EXPIRED', 'cancel', 'CANCELLED'],
  ['RELEASED', 'cancel', 'CANCELLED'],
];
const steps: readonly OrderStep[] = ['release', 'cancel', 'expire'];

describe('the life cycle of an order', () => {
  it.each(edges)('%s by %s becomes %s', (from, step, to) => {
    expect(nextStatus(from, step)).toBe(to);
  });

  it('has no other edge', () => {
    const all = orderStatuses.flatMap((from) => steps.filter((step) => nextStatus(from, step) !== null));
    expect(all).toHaveLength(edges.length);
  });

  it('expires at its end, at that very moment', () => {
    expect(statusAt({ status: 'IN_FORCE', until: 1000 }, 999)).toBe('IN_FORCE');
    expect(statusAt({ status: 'IN_FORCE', until: 1000 }, 1000)).toBe('EXPIRED');
    expect(statusAt({ status: 'RELEASED', until: 1000 }, 5000)).toBe('RELEASED');
  });
});
