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
/** The same with the number of the record that speaks for the person. */
export type PersonInside = Inside & { readonly no: number };

/**
 * Counters of a cordon at its area, as stocks: +1 in the hour it begins (or somebody enters), -1 in the hour it is lifted (or
 * somebody leaves). Whoever stands on the roster with two merged records is inside once. One that was never decided counts nothing.
 */
export function lockdownCounts(
  lockdown: CountedLockdown,
  members: readonly PersonInside[],
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
    ...staysOf(members).flatMap((one) => stock('lockdown.people', one)),
    ...households.flatMap((one) => stock('lockdown.households', one)),
  ];
}

/** Stays by person, those that overlap joined. */
function staysOf(members: readonly PersonInside[]): Inside[] {
  const endOf = ({ left }: Inside) => left ?? Infinity;
  return [...Map.groupBy(members, ({ no }) => no).values()].flatMap((rows) => {
    const stays: Inside[] = [];
    for (const one of rows.toSorted((a, b) => a.since - b.since)) {
      const last = stays.at(-1);
      if (last === undefined || one.since > endOf(last)) {
        stays.push(one);
      } else if (endOf(one) > endOf(last)) {
        stays[stays.length - 1] = { since: last.since, left: one.left };
      }
    }
    return stays;
  });
}

/** The change of counters between two states. */
export function countChange(before: readonly FigureDelta[], after: readonly FigureDelta[]): FigureDelta[] {
  return [...before.map((delta) => ({ ...delta, by: -delta.by })), ...after];
}
