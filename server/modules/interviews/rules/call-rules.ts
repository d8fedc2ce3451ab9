import type { Right } from '../../../../contract/rights.ts';
import { DAY_MS, HOUR_MS, startOfDate } from '../../../platform/clock/clock.ts';
import { hoursLate } from '../../../platform/clock/lateness.ts';
import type { AttemptResult, InterviewKind } from '../types.ts';

/** Nobody reached for so long: overdue. Source: "cases interviewed within 24 h of report", Resolve to Save Lives. */
export const OVERDUE_HOURS = 24;
/** Cases reported longer ago get no first call by themselves: imported history is not a call list. */
export const PLANNED_DAYS = 21;
/** Days of recall that a call asks for at least: the longest incubation of the profiles that ship rounds to it. */
export const RECALL_DAYS = 14;

/** Rights of which one is enough to make a call of this kind in an area. */
export function rightsFor(kind: InterviewKind): readonly Right[] {
  return kind === 'F2' ? ['followup.record'] : ['tracing.run', 'contact.decide'];
}

/**
 * Since when a case waits for its first call, Unix ms. Only the day of the report is known: the end of that day, or
 * now if it has not ended, so that nobody counts as overdue who may not be.
 */
export function caseDueSince(reportDate: string, now: number): number {
  return Math.min(now, startOfDate(reportDate) + DAY_MS);
}

/** Is somebody overdue who waits since `dueSince` and was or was not reached? Times Unix ms. */
export function isOverdue(
  call: { readonly dueSince: number; readonly firstReachedAt: number | null; readonly done: boolean },
  now: number,
): boolean {
  return !call.done && call.firstReachedAt === null && now - call.dueSince > OVERDUE_HOURS * HOUR_MS;
}

/** By how many hours somebody is overdue, begun ones too; 0: in time, or reached. Times Unix ms. */
export function lateHours(call: Parameters<typeof isOverdue>[0], now: number): number {
  return isOverdue(call, now) ? hoursLate(call.dueSince, now, OVERDUE_HOURS) : 0;
}

/** Does a result put the person on the list of those to be searched for? */
export const toBeSearched: readonly AttemptResult[] = ['WRONG_NUMBER', 'NOT_AT_ADDRESS', 'MOVED', 'REFUSED'];

export type AttemptFacts = {
  readonly attempts: number;
  readonly firstAttemptAt: number | null;
  readonly firstReachedAt: number | null;
  readonly lastAttemptAt: number | null;
  readonly lastResult: AttemptResult | null;
  readonly callBackAt: number | null;
};

/**
 * The facts after one more attempt. Attempts of an offline device arrive in any order: the first stays the
 * earliest, the last result is that of the latest. A call-back stands until a later attempt. Who refuses or only
 * makes an appointment was not reached: nothing was asked.
 */
export function afterAttempt(
  before: AttemptFacts,
  attempt: { readonly at: number; readonly result: AttemptResult; readonly callBackAt: number | null },
): AttemptFacts {
  const { at, result } = attempt;
  const newest = before.lastAttemptAt === null || at >= before.lastAttemptAt;
  return {
    attempts: before.attempts + 1,
    firstAttemptAt: earliest(before.firstAttemptAt, at),
    firstReachedAt: result === 'REACHED' ? earliest(before.firstReachedAt, at) : before.firstReachedAt,
    lastAttemptAt: newest ? at : before.lastAttemptAt,
    lastResult: newest ? result : before.lastResult,
    callBackAt: newest ? attempt.callBackAt : before.callBackAt,
  };
}

function earliest(before: number | null, at: number): number {
  return before === null ? at : Math.min(before, at);
}
