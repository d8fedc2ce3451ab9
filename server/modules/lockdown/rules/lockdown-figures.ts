import type { FigureDelta } from '../../../platform/figures/figure-delta.ts';
import type { LockdownState } from './life-cycles.ts';

export type LockdownMetric = 'lockdown.active' | 'lockdown.people' | 'lockdown.households';

/** What of a cordon is counted; times in Unix ms. */
export type CountedLockdown = {
  readonly dataset: string;
  readonly areaNo: number;
  readonly state: LockdownState;
  readonly from: number;
  readonly liftedAt: number | null;
};
/** How long somebody, or a household, was inside; null: still. */
export type Inside = { readonly since: number; readonly left: number | null };

/**
 * Counters of a cordon at its area, as stocks: +1 in the hour it begins (or somebody enters), -1 in the hour it is lifted (or
 * somebody leaves). One that was never decided counts nothing.
 */
export function lockdownCounts(
  lockdown: CountedLockdown,
  members: readonly Inside[],
  households: readonly Inside[],
): FigureDelta[] {
  if (lockdown.state === 'DRAFT' || lockdown.state === 'DROPPED') {
    return [];
  }
  const { dataset, areaNo, from, liftedAt } = lockdown;
  const stock = (metric: LockdownMetric, { since, left }: Inside): FigureDelta[] => {
    const begin = Math.max(from, since);
    const ends = [left, liftedAt].filter((at) => at !== null);
    const count = (at: number, by: number): FigureDelta => ({ metric, dataset, areaNo, at, by });
    return [count(begin, 1), ...(ends.length === 0 ? [] : [count(Math.max(begin, Math.min(...ends)), -1)])];
  };
  return [
    ...stock('lockdown.active', { since: from, left: null }),
    ...members.flatMap((one) => stock('lockdown.people', one)),
    ...households.flatMap((one) => stock('lockdown.households', one)),
  ];
}

/** The change of counters between two states. */
export function countChange(before: readonly FigureDelta[], after: readonly FigureDelta[]): FigureDelta[] {
  return [...before.map((delta) => ({ ...delta, by: -delta.by })), ...after];
}
