/** A first call was finished: what was recalled goes to the log, the case is traced again. */
export type InterviewCompleted = {
  readonly interviewId: string;
  readonly caseId: string;
  readonly areaNos: readonly number[];
  /** Contacts that were named in it. */
  readonly named: number;
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'interviews.completed': InterviewCompleted;
  }
}
