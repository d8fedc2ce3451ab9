import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';

/** The clock of hand-overs, as dated data. A value that nobody has checked says so. */
export type HandoverClock = {
  /** First day, and first day after, `YYYY-MM-DD`; null: open. */
  readonly validFrom: string;
  readonly validTo: string | null;
  /** The receiver answers within so many hours; then it goes to the superior. */
  readonly answerHours: number;
  /** Hours after which both sides are warned, or the superior hears of it. */
  readonly warnHours: readonly [number, number, number];
  /** So long after accepting, the receiver may give a person back. */
  readonly returnHours: number;
  readonly source: { readonly vi: string; readonly en: string };
  readonly certainty: 'verified' | 'secondary' | 'unverified';
};

/**
 * No legal text that fixes these hours is known to us: 24 hours is the time within which contact tracing has to reach
 * people (Resolve to Save Lives), the rest is our judgement. A province that has its own rule adds a row.
 */
export const handoverClocks: readonly HandoverClock[] = [
  {
    validFrom: '2020-01-01',
    validTo: null,
    answerHours: 24,
    warnHours: [12, 24, 48],
    returnHours: 72,
    source: {
      vi: 'Chưa có văn bản quy định; 24 giờ lấy theo chỉ tiêu tiếp cận người tiếp xúc của Resolve to Save Lives',
      en: 'No legal text known; 24 hours follows the contact-tracing target of Resolve to Save Lives',
    },
    certainty: 'unverified',
  },
];

/** The clock on the day of a time, Unix ms. @throws Error where the data have a hole: a fault of the program. */
export function clockAt(at: number): HandoverClock {
  const day = localDate(at);
  const found = handoverClocks.find(
    (one) => one.validFrom <= day && (one.validTo === null || day < one.validTo),
  );
  if (found === undefined) {
    throw new Error(`no clock of hand-overs on ${day}`);
  }
  return found;
}

/** Until when an answer is due, Unix ms. */
export function dueAt(sentAt: number): number {
  return sentAt + clockAt(sentAt).answerHours * HOUR_MS;
}

/** How many of the warnings of an unanswered hand-over have passed. */
export function warningsPassed(sentAt: number, now: number): 0 | 1 | 2 | 3 {
  const passed = clockAt(sentAt).warnHours.filter((hours) => now - sentAt >= hours * HOUR_MS);
  return passed.length as 0 | 1 | 2 | 3;
}

/** Kinds of history entries, by warning. */
export const warningKinds = ['warned-12', 'late-24', 'late-48'] as const;
