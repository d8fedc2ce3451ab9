import type { FigureDelta } from '../../../platform/figures/figure-delta.ts';
import type { HandoverStatus } from './life-cycle.ts';

/** What of a hand-over is counted; times in Unix ms. */
export type CountedHandover = {
  readonly dataset: string;
  readonly status: HandoverStatus;
  readonly fromAreaNo: number;
  /** Null: a unit outside the province. */
  readonly toAreaNo: number | null;
  readonly sentAt: number;
  readonly dueAt: number;
  readonly answeredAt: number | null;
};

/**
 * Counters of a hand-over: sent, and waiting (+1 when sent, -1 when answered or taken back), at the sender; answered,
 * and answered after the time, at the receiver, or at the sender where the receiver is outside.
 */
export function handoverCounts(one: CountedHandover): readonly FigureDelta[] {
  const { dataset, status, fromAreaNo, sentAt, dueAt, answeredAt } = one;
  const count = (metric: string, areaNo: number, at: number, by: number): FigureDelta => ({
    metric,
    dataset,
    areaNo,
    at,
    by,
  });
  const sent = [
    count('handovers.sent', fromAreaNo, sentAt, 1),
    count('handovers.pending', fromAreaNo, sentAt, 1),
  ];
  if (answeredAt === null) {
    return sent;
  }
  const answered = status !== 'WITHDRAWN';
  const receiver = one.toAreaNo ?? fromAreaNo;
  return [
    ...sent,
    count('handovers.pending', fromAreaNo, answeredAt, -1),
    ...(answered ? [count('handovers.answered', receiver, answeredAt, 1)] : []),
    ...(answered && answeredAt > dueAt ? [count('handovers.answered-late', receiver, answeredAt, 1)] : []),
  ];
}

/** The change of counters when a hand-over moves on; null before: it was not there. */
export function handoverCountChange(before: CountedHandover | null, after: CountedHandover): FigureDelta[] {
  const gone = before === null ? [] : handoverCounts(before).map((one) => ({ ...one, by: -one.by }));
  return [...gone, ...handoverCounts(after)];
}
