import type { alertStates } from '../../../../contract/command-alerts.ts';

export type AlertState = (typeof alertStates)[number];
export type AlertStep = 'acknowledge' | 'assign' | 'close';

/** The life of an alert: from which states a step goes where. */
export const alertSteps: { readonly [step in AlertStep]: { readonly [from in AlertState]?: AlertState } } = {
  acknowledge: { RAISED: 'ACKNOWLEDGED' },
  assign: { RAISED: 'ASSIGNED', ACKNOWLEDGED: 'ASSIGNED', ASSIGNED: 'ASSIGNED' },
  close: { ACKNOWLEDGED: 'CLOSED', ASSIGNED: 'CLOSED' },
};

/** The state after a step; null where the step is not possible. Nobody closes what nobody took. */
export function afterStep(state: AlertState, step: AlertStep): AlertState | null {
  return alertSteps[step][state] ?? null;
}
