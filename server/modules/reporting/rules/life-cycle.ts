import type { reportStatuses } from '../../../../contract/reporting.ts';

export type ReportStatus = (typeof reportStatuses)[number];

/** What may happen to a report, and what it is afterwards. */
export const reportSteps = {
  edit: { from: ['DRAFT'], to: 'DRAFT' },
  review: { from: ['DRAFT'], to: 'REVIEWED' },
  returnDraft: { from: ['DRAFT'], to: 'DRAFT' },
  sign: { from: ['REVIEWED'], to: 'SIGNED' },
  returnReviewed: { from: ['REVIEWED'], to: 'DRAFT' },
  issue: { from: ['SIGNED'], to: 'ISSUED' },
  correct: { from: ['ISSUED'], to: 'ISSUED' },
  supersede: { from: ['ISSUED'], to: 'SUPERSEDED' },
} as const satisfies {
  readonly [step: string]: { readonly from: readonly ReportStatus[]; readonly to: ReportStatus };
};
export type ReportStep = keyof typeof reportSteps;

/** The state after a step, or null where the step is not possible. */
export function afterReportStep(status: ReportStatus, step: ReportStep): ReportStatus | null {
  const { from, to } = reportSteps[step];
  return (from as readonly ReportStatus[]).includes(status) ? to : null;
}
