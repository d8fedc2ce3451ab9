import type { supplyOutcomes } from '../../../../contract/lockdowns.ts';

export type SupplyOutcome = (typeof supplyOutcomes)[number];
/** How long a household was inside; Unix ms, `left` null while it is. */
export type HouseholdStay = {
  readonly household: string;
  readonly since: number;
  readonly left: number | null;
};
/** A supply round as it stands: who is due, and what was said of whom. */
export type SupplyRound = {
  readonly due: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, SupplyOutcome>;
};

/** Households due in a round: those inside when it ended (now, while it runs), and whoever was marked in it. */
export function dueHouseholds(
  stays: readonly HouseholdStay[],
  end: number,
  marks: ReadonlyMap<string, SupplyOutcome>,
): Set<string> {
  const inside = stays.filter(({ since, left }) => since <= end && (left === null || left > end));
  return new Set([...inside.map(({ household }) => household), ...marks.keys()]);
}

/** How many of a round stand how. */
export function supplySums({ due, marks }: SupplyRound) {
  const count = (wanted: SupplyOutcome) => [...marks.values()].filter((one) => one === wanted).length;
  return {
    due: due.size,
    served: count('served'),
    away: count('away'),
    refused: count('refused'),
    notReached: count('not-reached'),
    unmarked: due.size - marks.size,
  };
}

/**
 * In how many rounds in a row a household got nothing before this one, and what was said of it in the last of them.
 * @param before the rounds before, newest first. One in which nobody was marked says nothing of anybody: it ends the row.
 */
export function missedBefore(
  household: string,
  before: readonly SupplyRound[],
): { readonly times: number; readonly last: SupplyOutcome | null } {
  let times = 0;
  for (const { due, marks } of before) {
    if (marks.size === 0 || !due.has(household) || marks.get(household) === 'served') {
      break;
    }
    times += 1;
  }
  return { times, last: before[0]?.marks.get(household) ?? null };
}
