import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import type { ContactStatus, FollowUpStatus, VisitResult } from '../types.ts';

/** A contact not reached for longer than this is overdue. */
export const OVERDUE_HOURS = 24;

/** What is stored of a contact's follow-up; times Unix ms. */
export type FollowUpFacts = {
  readonly status: ContactStatus;
  readonly decidedAt: number | null;
  /** Last day of follow-up, `YYYY-MM-DD`. */
  readonly until: string | null;
  readonly lastResult: VisitResult | null;
  /** Last time that the contact was reached, well or not. */
  readonly lastSeenAt: number | null;
  readonly lost: boolean;
  /** A unit outside the province follows the contact up. */
  readonly transferred?: boolean;
};

/**
 * Where the follow-up of a contact stands now. Only a confirmed contact is followed; one who became a case is cared
 * for as a case, one handed over to another province there. OVERDUE and COMPLETED are never stored: time makes them.
 * - LOST: given up on a wrong number or a refusal, until somebody reaches the contact again.
 * - COMPLETED: the last day is over and the contact was well at the last visit.
 * - OVERDUE: the last day is over without that, or nobody reached the contact for 24 hours.
 */
export function followUpStatus(facts: FollowUpFacts, now: number): FollowUpStatus {
  if (facts.status !== 'CONFIRMED' || facts.until === null || facts.transferred === true) {
    return 'NO_FOLLOW_UP';
  }
  if (facts.lost) {
    return 'LOST';
  }
  if (localDate(now) > facts.until) {
    return facts.lastResult === 'SEEN_OK' ? 'COMPLETED' : 'OVERDUE';
  }
  const since = facts.lastSeenAt ?? facts.decidedAt ?? now;
  return now - since > OVERDUE_HOURS * HOUR_MS ? 'OVERDUE' : 'FOLLOW_UP';
}

/**
 * What a visit may do: `reached` proves contact (and finds a lost one again), `cause` may be the ground to give up.
 */
export const visitRules: {
  readonly [result in VisitResult]: { readonly reached: boolean; readonly cause: boolean };
} = {
  SEEN_OK: { reached: true, cause: false },
  SEEN_NOT_OK: { reached: true, cause: false },
  NO_ANSWER: { reached: false, cause: false },
  WRONG_NUMBER: { reached: false, cause: true },
  NOT_AT_ADDRESS: { reached: false, cause: true },
  MOVED: { reached: false, cause: true },
  REFUSED: { reached: false, cause: true },
};

export type VisitFacts = {
  readonly lastVisitAt: number | null;
  readonly lastResult: VisitResult | null;
  readonly lastSeenAt: number | null;
  readonly lostAt: number | null;
};

/**
 * The facts after one more visit. Visits may arrive late and out of order: an older one never overwrites what a
 * newer one said.
 */
export function afterVisit(
  facts: VisitFacts,
  visit: { readonly at: number; readonly result: VisitResult; readonly lost: boolean },
): VisitFacts {
  const { reached } = visitRules[visit.result];
  const newest = facts.lastVisitAt === null || visit.at >= facts.lastVisitAt;
  const found = reached && facts.lostAt !== null && visit.at >= facts.lostAt;
  const lostNow = visit.lost && (facts.lastSeenAt === null || visit.at >= facts.lastSeenAt);
  return {
    lastVisitAt: newest ? visit.at : facts.lastVisitAt,
    lastResult: newest ? visit.result : facts.lastResult,
    lastSeenAt: reached ? Math.max(visit.at, facts.lastSeenAt ?? visit.at) : facts.lastSeenAt,
    lostAt: found ? null : lostNow ? visit.at : facts.lostAt,
  };
}

/** The moment that follow-up counts its days from, Unix ms: an exposure ends before its end, which of a named day is the next midnight. */
export function lastMet(lastAt: Date): number {
  return lastAt.getTime() - 1;
}
