import type { Static } from 'typebox';
import type {
  attemptResults,
  Interview as InterviewSchema,
  InterviewChanges as ChangesSchema,
  InterviewDraft as DraftSchema,
  interviewKinds,
  InterviewRow as RowSchema,
  interviewStatuses,
  interviewViews,
  RecalledStay as StaySchema,
} from '../../../contract/interviews.ts';

export type InterviewKind = (typeof interviewKinds)[number];
export type InterviewStatus = (typeof interviewStatuses)[number];
export type InterviewView = (typeof interviewViews)[number];
export type AttemptResult = (typeof attemptResults)[number];
export type Draft = Static<typeof DraftSchema>;
export type Changes = Static<typeof ChangesSchema>;
export type RecalledStay = Static<typeof StaySchema>;
export type ShownInterview = Static<typeof InterviewSchema>;
export type ShownRow = Static<typeof RowSchema>;
/** What every saving answers. */
export type Saved = { id: string; version: number; status: InterviewStatus };
