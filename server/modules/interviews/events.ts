import type { AttemptResult } from './types.ts';

/** A first call was finished: what was recalled goes to the log, the case is traced again. */
export type InterviewCompleted = {
  readonly interviewId: string;
  readonly caseId: string;
  readonly areaNos: readonly number[];
  /** Contacts that were named in it. */
  readonly named: number;
};

/** Somebody was called for the first time, with what came of it. `personNo` is an inside number. */
export type InterviewAttempted = {
  readonly interviewId: string;
  readonly caseId: string;
  readonly personNo: number;
  readonly areaNos: readonly number[];
  readonly result: AttemptResult;
  /** Unix ms. */
  readonly at: number;
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'interviews.completed': InterviewCompleted;
    'interviews.attempted': InterviewAttempted;
  }
}
