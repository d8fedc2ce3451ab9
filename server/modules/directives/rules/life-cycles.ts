import type { directiveStatuses } from '../../../../contract/directives.ts';
import type { taskStatuses } from '../../../../contract/tasks.ts';

export type DirectiveStatus = (typeof directiveStatuses)[number];
export type StoredDirectiveStatus = Extract<DirectiveStatus, 'IN_FORCE' | 'SUPERSEDED' | 'WITHDRAWN'>;
export type TaskStatus = (typeof taskStatuses)[number];

/** What may happen to a document, and what it is afterwards. */
export const directiveSteps = {
  supersede: { from: ['IN_FORCE'], to: 'SUPERSEDED' },
  withdraw: { from: ['IN_FORCE'], to: 'WITHDRAWN' },
} as const satisfies {
  readonly [step: string]: {
    readonly from: readonly StoredDirectiveStatus[];
    readonly to: StoredDirectiveStatus;
  };
};
export type DirectiveStep = keyof typeof directiveSteps;

/** The state after a step, or null where the step is not possible. */
export function afterDirectiveStep(
  status: StoredDirectiveStatus,
  step: DirectiveStep,
): StoredDirectiveStatus | null {
  const { from, to } = directiveSteps[step];
  return (from as readonly StoredDirectiveStatus[]).includes(status) ? to : null;
}

/** The state on a day: a document takes effect and ends by its dates. */
export function directiveStatusOn(
  directive: {
    readonly status: StoredDirectiveStatus;
    readonly effectiveOn: string;
    readonly expiresOn: string | null;
  },
  today: string,
): DirectiveStatus {
  if (directive.status !== 'IN_FORCE') {
    return directive.status;
  }
  if (today < directive.effectiveOn) {
    return 'PENDING';
  }
  return directive.expiresOn !== null && directive.expiresOn < today ? 'EXPIRED' : 'IN_FORCE';
}

/** What may happen to a task, and what it is afterwards; null: it stays what it was. */
export const taskSteps = {
  progress: { from: ['ASSIGNED', 'STARTED'], to: 'STARTED' },
  report: { from: ['ASSIGNED', 'STARTED'], to: 'REPORTED' },
  accept: { from: ['REPORTED'], to: 'CHECKED' },
  giveBack: { from: ['REPORTED'], to: 'STARTED' },
  askExtension: { from: ['ASSIGNED', 'STARTED'], to: null },
  answerExtension: { from: ['ASSIGNED', 'STARTED'], to: null },
  cancel: { from: ['ASSIGNED', 'STARTED', 'REPORTED'], to: 'CANCELLED' },
} as const satisfies {
  readonly [step: string]: { readonly from: readonly TaskStatus[]; readonly to: TaskStatus | null };
};
export type TaskStep = keyof typeof taskSteps;

/** The state after a step, or null where the step is not possible. */
export function afterTaskStep(status: TaskStatus, step: TaskStep): TaskStatus | null {
  const { from, to } = taskSteps[step];
  return (from as readonly TaskStatus[]).includes(status) ? (to ?? status) : null;
}

const HOUR_MS = 3_600_000;
/** Hours overdue after which a task goes to a superior. */
export const escalationHours = [24, 48] as const;

/** What an open task has waited for is not late work of its office: a reported task is never overdue. */
export function isOverdue(
  task: { readonly status: TaskStatus; readonly dueAt: number },
  now: number,
): boolean {
  return (task.status === 'ASSIGNED' || task.status === 'STARTED') && task.dueAt < now;
}

/** 0: not overdue by a day; 1: by 24 hours; 2: by 48. */
export function escalationLevel(
  task: { readonly status: TaskStatus; readonly dueAt: number },
  now: number,
): 0 | 1 | 2 {
  if (!isOverdue(task, now)) {
    return 0;
  }
  const hours = (now - task.dueAt) / HOUR_MS;
  return hours >= escalationHours[1] ? 2 : hours >= escalationHours[0] ? 1 : 0;
}
