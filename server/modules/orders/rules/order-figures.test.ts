import { describe, expect, it } from 'vitest';
import { type CountedOrder, orderCountChange, orderCounts } from './order-figures.ts';

const order: CountedOrder = {
  dataset: 'demo',
  areaNo: 7,
  issuedAt: 100,
  from: 200,
  endedAt: null,
  releasedAt: null,
};
const short = (deltas: readonly { metric: string; at: number; by: number }[]) =>
  deltas.map(({ metric, at, by }) => `${metric} ${at} ${by}`);

describe('counters of orders', () => {
  it('count issue, beginning, end and release in their own hours', () => {
    expect(short(orderCounts({ ...order, endedAt: 300, releasedAt: 350 }))).toEqual([
      'orders.issued 100 1',
      'orders.in-force 200 1',
      'orders.in-force 300 -1',
      'orders.released 350 1',
    ]);
  });

  it('never go below zero when an order is cancelled before it begins', () => {
    expect(short(orderCounts({ ...order, endedAt: 150 }))).toContain('orders.in-force 200 -1');
  });

  it('move by the difference alone', () => {
    const sum = new Map<string, number>();
    for (const { metric, at, by } of orderCountChange(order, { ...order, endedAt: 300, releasedAt: 300 })) {
      sum.set(`${metric} ${at}`, (sum.get(`${metric} ${at}`) ?? 0) + by);
    }
    expect([...sum].filter(([, by]) => by !== 0)).toEqual([
      ['orders.in-force 300', -1],
      ['orders.released 300', 1],
    ]);
  });

  it('are none without an area', () => {
    expect(orderCounts({ ...order, areaNo: null })).toEqual([]);
  });
});
