import type { templateStates } from '../../../../contract/order-templates.ts';

export type TemplateState = (typeof templateStates)[number];
export type TemplateStep = 'change' | 'discard' | 'start' | 'end';

/** What may be done to a version: a draft is changed, discarded or put into force; what was put into force only ends. */
const steps: { readonly [state in TemplateState]: readonly TemplateStep[] } = {
  draft: ['change', 'discard', 'start'],
  scheduled: ['end'],
  'in-force': ['end'],
  replaced: [],
  ended: [],
  discarded: [],
};

/** Whether a step is open to a version in this state. */
export function mayStep(state: TemplateState, step: TemplateStep): boolean {
  return steps[state].includes(step);
}
