import shipped from '../../../../data/rules/lockdown/lift.json' with { type: 'json' };
import type { liftAnswers } from '../../../../contract/lockdowns.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';

export type LiftAnswer = (typeof liftAnswers)[number];
type LiftItem = {
  readonly code: string;
  readonly by: 'records' | 'officer';
  readonly vi: string;
  readonly en: string;
  readonly days?: number;
};
export type LiftRule = {
  readonly version: string;
  readonly validFrom: string;
  readonly certainty: 'verified' | 'unverified';
  readonly source: { readonly vi: string; readonly en: string };
  readonly warnHoursBefore: number;
  readonly items: readonly LiftItem[];
};
export const liftRules = shipped as readonly LiftRule[];

/** The checklist in force on the day of a moment: the newest that has begun. */
export function liftRuleAt(at: number): LiftRule {
  const day = localDate(at);
  const begun = liftRules.filter(({ validFrom }) => validFrom <= day);
  return begun.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? liftRules[0]!;
}

/** What the records say of a cordon; times in Unix ms. */
export type LiftRecords = {
  readonly from: number;
  /** Day of the newest case inside; null: none known. */
  readonly lastCaseAt: number | null;
  /** Of the newest test round; null: there was none. */
  readonly round: { readonly due: number; readonly negative: number } | null;
};
export type OfficerAnswer = {
  readonly answer: LiftAnswer;
  readonly note: string | null;
  readonly by: string;
  readonly at: number;
};
/** A checklist as it was read at one moment, with its rule. */
export type ReadChecklist = {
  readonly rule: string;
  readonly source: LiftRule['source'];
  readonly certainty: LiftRule['certainty'];
  readonly items: readonly {
    readonly code: string;
    readonly vi: string;
    readonly en: string;
    readonly by: LiftItem['by'];
    readonly answer: LiftAnswer;
    readonly detailVi: string | null;
    readonly detailEn: string | null;
    readonly note: string | null;
    readonly answeredBy: string | null;
    readonly answeredAt: string | null;
  }[];
};
export type CheckedItem = LiftItem & {
  readonly answer: LiftAnswer;
  readonly detail: { readonly vi: string; readonly en: string } | null;
};

/** Each item with its answer: by the records where they can tell, else by an officer. */
export function checkLift(
  rule: LiftRule,
  records: LiftRecords,
  answers: ReadonlyMap<string, OfficerAnswer>,
  now: number,
): CheckedItem[] {
  return rule.items.map((item): CheckedItem => {
    if (item.by === 'officer') {
      return { ...item, answer: answers.get(item.code)?.answer ?? 'unknown', detail: null };
    }
    return item.code === 'quiet-days'
      ? { ...item, ...quietDays(item.days ?? 0, records, now) }
      : { ...item, ...lastRound(records) };
  });
}

function quietDays(days: number, { from, lastCaseAt }: LiftRecords, now: number) {
  const quiet = Math.max(0, Math.floor((now - (lastCaseAt ?? from)) / DAY_MS));
  const since =
    lastCaseAt === null ? ['từ khi phong tỏa', 'since it was set up'] : ['từ ca cuối', 'since the last case'];
  return {
    answer: quiet >= days ? ('met' as const) : ('not-met' as const),
    detail: { vi: `${quiet}/${days} ngày ${since[0]}`, en: `${quiet}/${days} days ${since[1]}` },
  };
}

function lastRound({ round }: LiftRecords) {
  if (round === null) {
    return { answer: 'unknown' as const, detail: { vi: 'Chưa có lượt xét nghiệm', en: 'No test round yet' } };
  }
  return {
    answer: round.due > 0 && round.negative === round.due ? ('met' as const) : ('not-met' as const),
    detail: {
      vi: `${round.negative}/${round.due} người âm tính`,
      en: `${round.negative}/${round.due} negative`,
    },
  };
}

/** Whether the end of a cordon in force is near or past: officers are told, nothing is lifted. */
export function isEnding(until: number, now: number, rule: LiftRule): boolean {
  return until - now <= rule.warnHoursBefore * HOUR_MS;
}
