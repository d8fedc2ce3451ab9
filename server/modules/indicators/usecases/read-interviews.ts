import { localDate } from '../../../platform/clock/clock.ts';
import { type CaseDays, caseDays } from '../../cases/index.ts';
import { interviewTimes } from '../../interviews/index.ts';
import type { IndicatorContext } from '../context.ts';
import { dayNumber } from '../rules/days.ts';
import type { Frame } from './read-frame.ts';

/** A case of the period, and the day on which an interview first reached it. */
export type Interviewed = CaseDays & { readonly reached: string | null };

/** The cases of the period with their first interview; null where no call to any of them is recorded. */
export async function readInterviews(
  { platform: { db } }: IndicatorContext,
  { scope, cases }: Frame,
): Promise<readonly Interviewed[] | null> {
  const days = await caseDays(scope, db, cases);
  const times =
    days.length === 0 ? [] : await interviewTimes(scope, db, { caseIds: days.map((one) => one.id) });
  const reached = new Map<string, number>();
  let recorded = false;
  for (const one of times) {
    if (one.kind === 'F0') {
      recorded ||= one.firstAttemptAt !== null;
      const former = reached.get(one.caseId) ?? Number.POSITIVE_INFINITY;
      reached.set(one.caseId, Math.min(former, one.firstReachedAt ?? Number.POSITIVE_INFINITY));
    }
  }
  return recorded
    ? days.map((one) => {
        const at = reached.get(one.id) ?? Number.POSITIVE_INFINITY;
        return { ...one, reached: Number.isFinite(at) ? localDate(at) : null };
      })
    : null;
}

/** Days from diagnosis to the first interview -> cases. */
export function diagnosisToInterview(cases: readonly Interviewed[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { diagnosed, reached } of cases) {
    if (diagnosed !== null && reached !== null) {
      const days = dayNumber(reached) - dayNumber(diagnosed);
      counts.set(days, (counts.get(days) ?? 0) + 1);
    }
  }
  return counts;
}

/** Cases both interviewed and isolated by the end of the day after the report. */
export function promptlyIsolated(cases: readonly Interviewed[]): number {
  const prompt = (day: string | null, reported: string) =>
    day !== null && dayNumber(day) <= dayNumber(reported) + 1;
  return cases.filter((one) => prompt(one.reached, one.reported) && prompt(one.isolated, one.reported))
    .length;
}
