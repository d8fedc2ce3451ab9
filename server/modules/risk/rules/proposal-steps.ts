import type { ProposalStatus } from '../store/proposals.ts';

/** The way of a proposal: which step leads from where to where; `accept` false returns it. */
export type ProposalStep = 'review' | 'approval' | 'publication';

const table: {
  readonly [step in ProposalStep]: { readonly from: ProposalStatus; readonly to: ProposalStatus };
} = {
  review: { from: 'PROPOSED', to: 'REVIEWED' },
  approval: { from: 'REVIEWED', to: 'APPROVED' },
  publication: { from: 'APPROVED', to: 'PUBLISHED' },
};

/** The status after a step, or null where the proposal is not at it. */
export function afterStep(
  status: ProposalStatus,
  step: ProposalStep,
  accept: boolean,
): ProposalStatus | null {
  const { from, to } = table[step];
  if (status !== from) {
    return null;
  }
  return accept ? to : 'RETURNED';
}
