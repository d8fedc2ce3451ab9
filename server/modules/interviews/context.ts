import type { PresenceRecorder } from '../presence/index.ts';
import type { TracingContext } from '../tracing/index.ts';

/** What first calls work with; wired by the composition root. */
export type InterviewContext = TracingContext & {
  readonly presence: Pick<PresenceRecorder, 'record'>;
  /** Days that the presence log keeps: older recalled stays stay with the call only. */
  readonly presenceKeptDays: number;
};
