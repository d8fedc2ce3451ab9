import type { handoverStatuses } from '../../../../contract/handover.ts';

export type HandoverStatus = (typeof handoverStatuses)[number];
export type HandoverStep = 'accept' | 'refuse' | 'return' | 'withdraw';

/** What may happen to a hand-over, by whom, and what it is afterwards. */
export const handoverSteps = {
  accept: { from: 'SENT', to: 'ACCEPTED', by: 'receiver' },
  refuse: { from: 'SENT', to: 'REFUSED', by: 'receiver' },
  return: { from: 'ACCEPTED', to: 'RETURNED', by: 'receiver' },
  withdraw: { from: 'SENT', to: 'WITHDRAWN', by: 'sender' },
} as const satisfies {
  readonly [step in HandoverStep]: {
    readonly from: HandoverStatus;
    readonly to: HandoverStatus;
    readonly by: 'sender' | 'receiver';
  };
};

/** The state after a step; null: the step is not possible. */
export function afterStep(status: HandoverStatus, step: HandoverStep): HandoverStatus | null {
  return handoverSteps[step].from === status ? handoverSteps[step].to : null;
}

/**
 * Who answers for the person. Exactly one of the two at every moment: the receiver from its acceptance on, until it
 * gives the person back; at all other times the sender.
 */
export function responsibleSide(status: HandoverStatus): 'sender' | 'receiver' {
  return status === 'ACCEPTED' ? 'receiver' : 'sender';
}

/** Whether the sender has the person again: only a new hand-over can bring them away. */
export function cameBack(status: HandoverStatus): boolean {
  return status === 'REFUSED' || status === 'RETURNED' || status === 'WITHDRAWN';
}
