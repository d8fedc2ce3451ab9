import type { FigureDelta } from '../../../platform/figures/figure-delta.ts';

/** What of an order is counted; times in Unix ms. */
export type CountedOrder = {
  readonly dataset: string;
  readonly areaNo: number | null;
  readonly issuedAt: number;
  readonly from: number;
  readonly endedAt: number | null;
  readonly releasedAt: number | null;
};

/**
 * Counters of an order, in the responsible area: issued in the hour of issue; in force +1 in the hour it begins
 * and -1 in the hour it ends (release, cancellation or its end in time); released in the hour of release. Summed up to
 * an hour, `orders.in-force` is the number of people under orders then. An order without area counts nowhere.
 */
export function orderCounts(order: CountedOrder): readonly FigureDelta[] {
  const { dataset, areaNo, issuedAt, from, endedAt, releasedAt } = order;
  if (areaNo === null) {
    return [];
  }
  const count = (metric: string, at: number, by: number): FigureDelta => ({
    metric,
    dataset,
    areaNo,
    at,
    by,
  });
  return [
    count('orders.issued', issuedAt, 1),
    count('orders.in-force', from, 1),
    // Cancelled before it began: both in the same hour.
    ...(endedAt === null ? [] : [count('orders.in-force', Math.max(from, endedAt), -1)]),
    ...(releasedAt === null ? [] : [count('orders.released', releasedAt, 1)]),
  ];
}

/** The change of counters when an order changes. */
export function orderCountChange(before: CountedOrder, after: CountedOrder): readonly FigureDelta[] {
  return [...orderCounts(before).map((delta) => ({ ...delta, by: -delta.by })), ...orderCounts(after)];
}
