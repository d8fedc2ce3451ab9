import type { CohortEstimate, CoriEstimate, Window } from '../reproduction.ts';

/** Why a window should not be read yet: not all cases are known, too few cases, or infectees have not fallen ill yet. */
export type Doubt = 'incomplete' | 'few-cases' | 'right-censored';

/** A window with what speaks against reading it; no doubt: reliable. */
export type Judged<T extends Window> = T & { readonly doubts: readonly Doubt[]; readonly cases: number };

/**
 * Fewest cases in a window for a posterior coefficient of variation of 0.3, with a prior of shape 1:
 * 1 / 0.3^2 - 1 = 10.1, so 11 (Cori et al., Am J Epidemiol 2013;178:1505-1512, web appendix on the choice of the window).
 */
export const FEWEST_CASES_FOR_R = 11;

export interface Ground {
  readonly cases: readonly number[];
  /** Last complete day of the series, counted from 1; 0 when none is. */
  readonly lastComplete: number;
}

/** Marks the Cori windows that rest on incomplete days or on too few cases. */
export function judgeCori(estimates: readonly CoriEstimate[], ground: Ground): Judged<CoriEstimate>[] {
  return estimates.map((one) => judge(one, ground, []));
}

/**
 * Marks Wallinga-Teunis windows. Their infectees fall ill about one mean serial interval later, so the windows that end
 * within that many days of the last complete day are right-censored: too low.
 */
export function judgeCohort(
  estimates: readonly CohortEstimate[],
  ground: Ground,
  meanInterval: number,
): Judged<CohortEstimate>[] {
  return estimates.map((one) =>
    judge(one, ground, one.tEnd > ground.lastComplete - meanInterval ? ['right-censored'] : []),
  );
}

function judge<T extends Window>(one: T, ground: Ground, more: readonly Doubt[]): Judged<T> {
  const cases = ground.cases.slice(one.tStart - 1, one.tEnd).reduce((sum, count) => sum + count, 0);
  const doubts: Doubt[] = [...more];
  if (one.tEnd > ground.lastComplete) {
    doubts.push('incomplete');
  }
  if (cases < FEWEST_CASES_FOR_R) {
    doubts.push('few-cases');
  }
  return { ...one, cases, doubts };
}
