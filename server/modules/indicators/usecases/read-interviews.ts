import { type InterviewCounts, interviewCounts } from '../../cases/index.ts';
import { firstCalls } from '../../interviews/index.ts';
import type { IndicatorContext } from '../context.ts';
import type { Frame } from './read-frame.ts';

/** What the interviews of the cases of the period came to; null where no call to any of them is recorded. */
export async function readInterviews(
  { platform: { db } }: IndicatorContext,
  { scope, cases }: Frame,
): Promise<InterviewCounts | null> {
  const counts = await interviewCounts(scope, db, cases, (one) => firstCalls(one, 'F0'));
  return counts.called > 0 ? counts : null;
}
