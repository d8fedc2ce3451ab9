import type { lockdownStates, cordonNeedStates } from '../../../../contract/lockdowns.ts';

export type LockdownState = (typeof lockdownStates)[number];
export type NeedState = (typeof cordonNeedStates)[number];
export type LockdownAct = 'correct' | 'decide' | 'extend' | 'lift' | 'drop' | 'work' | 'prepare';
export type NeedAct = 'assign' | 'done' | 'drop' | 'reopen';

/**
 * What may be done with a cordon, and what it is afterwards. `work` is everything about the people inside; a cordon that is
 * being prepared may already get its roster, gates and guards. Nothing lifts a cordon but a decision.
 */
export const lockdownSteps: {
  readonly [state in LockdownState]: { readonly [act in LockdownAct]?: LockdownState };
} = {
  DRAFT: { correct: 'DRAFT', decide: 'ACTIVE', drop: 'DROPPED', prepare: 'DRAFT' },
  ACTIVE: { extend: 'ACTIVE', lift: 'LIFTED', work: 'ACTIVE', prepare: 'ACTIVE' },
  LIFTED: {},
  DROPPED: {},
};

/** What may be done with a need. One that was done or dropped by mistake is opened again. */
export const needSteps: { readonly [state in NeedState]: { readonly [act in NeedAct]?: NeedState } } = {
  OPEN: { assign: 'ASSIGNED', done: 'DONE', drop: 'DROPPED' },
  ASSIGNED: { assign: 'ASSIGNED', done: 'DONE', drop: 'DROPPED' },
  DONE: { reopen: 'OPEN' },
  DROPPED: { reopen: 'OPEN' },
};

/** Whether a need waits longer than it may. */
export function isOverdue(
  need: { readonly state: NeedState; readonly deadline: number },
  now: number,
): boolean {
  return (need.state === 'OPEN' || need.state === 'ASSIGNED') && need.deadline < now;
}
