import rule from '../../../../data/rules/trips/tasks.json' with { type: 'json' };
import type { Issue } from './timeline.ts';

const MINUTE_MS = 60_000;

/** Within how many minutes each kind of task is to be looked at, as dated data. */
export type TaskTerms = {
  readonly version: string;
  readonly validFrom: string;
  readonly minutes: { readonly [reason in Issue['reason']]: number };
  readonly source: string;
  readonly certainty: string;
};

export const shippedTerms: TaskTerms = rule;

/** When a task that is raised now is due. A test has to be valid on arrival: that is due before it. */
export function dueAt(terms: TaskTerms, issue: Issue, raisedAt: number): number {
  const due = raisedAt + terms.minutes[issue.reason] * MINUTE_MS;
  return issue.reason === 'test-invalid' && issue.at > raisedAt ? Math.min(due, issue.at) : due;
}
