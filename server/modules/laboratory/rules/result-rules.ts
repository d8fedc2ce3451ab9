import type { TestKind, TestResult, TubeStatus } from '../types.ts';

/** A rapid test is read on the spot by whoever did it; every other result needs a second person. */
export function needsSecondPerson(kind: TestKind): boolean {
  return kind !== 'rapid-antigen';
}

/**
 * What a tube's released result says of each person in it: a negative pool of n is n negatives; a positive or unclear
 * one says nothing of any single member, who must be tested alone.
 */
export function memberResult(members: number, result: TestResult): TestResult | null {
  return members === 1 || result === 'NEGATIVE' || result === 'NOT_DONE' ? result : null;
}

/** Whether members of this pool should be tested alone. */
export function asksForRetests(members: number, result: TestResult | null): boolean {
  return members > 1 && (result === 'POSITIVE' || result === 'INDETERMINATE');
}

export type EntryState = {
  readonly status: TubeStatus;
  readonly releasedRevision: number;
  /** The released value, with what identifies it. */
  readonly released: string | null;
  /** The value that waits for a second person. */
  readonly pending: string | null;
};

/**
 * What entering a value does to a tube: `enter` a first value (or replace one that waits), `correct` a released one,
 * nothing where the same value is there already, or a refusal.
 * @param value the value as entered, comparable with those of the state.
 */
export function planEntry(
  state: EntryState,
  value: string,
  reason: string | undefined,
): 'enter' | 'correct' | 'same' | 'rejected' | 'reason-required' {
  if (state.status === 'REJECTED') {
    return 'rejected';
  }
  if (state.pending === value || (state.pending === null && state.released === value)) {
    return 'same';
  }
  if (state.releasedRevision === 0) {
    return 'enter';
  }
  return reason === undefined ? 'reason-required' : 'correct';
}

/** Hours that a test slip is good for from sampling. Dated data; the newest rule that has begun holds. */
export type SlipRule = {
  readonly validFrom: string;
  readonly hours: { readonly [kind in 'rapid-antigen' | 'pcr']: number };
  readonly source: { readonly vi: string; readonly en: string };
  readonly certainty: 'verified' | 'unverified';
};

export const slipRules: readonly SlipRule[] = [
  {
    validFrom: '2020-01-01',
    hours: { 'rapid-antigen': 72, pcr: 72 },
    source: {
      vi: 'Giấy xét nghiệm âm tính có giá trị 72 giờ như các tỉnh áp dụng năm 2021; chưa đối chiếu văn bản.',
      en: 'Negative tests held for 72 hours as provinces applied it in 2021; no legal text was checked.',
    },
    certainty: 'unverified',
  },
];

/** The rule on a local day. */
export function slipRuleOn(date: string): SlipRule {
  return slipRules.findLast((rule) => rule.validFrom <= date) ?? slipRules[0]!;
}
