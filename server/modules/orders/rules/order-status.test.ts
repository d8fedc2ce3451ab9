import { describe, expect, it } from 'vitest';
import { orderStatuses } from '../../../../contract/orders.ts';
import { checkLate, nextStatus, type OrderStatus, type OrderStep, statusAt } from './order-status.ts';

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

describe('checkLate', () => {
  const now = Date.UTC(2021, 7, 15, 8);
  const at = (text: string) => Date.parse(text);
  const order = {
    kind: 'quarantine-home',
    status: 'IN_FORCE',
    from: at('2021-08-13T07:00:00Z'),
    until: at('2021-08-20T07:00:00Z'),
    checkedAt: null,
  } as const;

  it('counts from the later of its first day and the last check, and never of a test or what is over', () => {
    expect(checkLate(order, now)).toBe(25);
    expect(checkLate({ ...order, checkedAt: at('2021-08-14T07:00:00Z') }, now)).toBe(1);
    // Checked before it began, as one that follows another is.
    const next = { ...order, from: at('2021-08-15T01:00:00Z'), checkedAt: at('2021-08-12T07:00:00Z') };
    expect(checkLate(next, now)).toBe(0);
    expect(checkLate({ ...order, kind: 'test' }, now)).toBe(0);
    expect(checkLate({ ...order, until: now }, now)).toBe(0);
    expect(checkLate({ ...order, status: 'RELEASED' }, now)).toBe(0);
  });
});
