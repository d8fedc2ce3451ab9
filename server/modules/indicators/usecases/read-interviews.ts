import { type InterviewCount, interviewCounts } from '../../cases/index.ts';
import { firstCalls } from '../../interviews/index.ts';
import type { IndicatorContext } from '../context.ts';
import type { Frame } from './read-frame.ts';

/** The cases of the period by what their interviews came to; null where no call to any of them is recorded. */
export async function readInterviews(
  { platform: { db } }: IndicatorContext,
  { scope, cases }: Frame,
): Promise<readonly InterviewCount[] | null> {
  const counts = await interviewCounts(scope, db, cases, firstCalls(scope, 'F0'));
  return counts.some((one) => one.called > 0) ? counts : null;
}

/** Days from diagnosis to the first interview -> cases. */
export function diagnosisToInterview(counts: readonly InterviewCount[]): Map<number, number> {
  return new Map(counts.flatMap(({ days, cases }) => (days === null ? [] : [[days, cases] as const])));
}
