import type { caseClassifications, caseOrigins, caseOutcomes } from '../../../../contract/cases.ts';

export type Classification = (typeof caseClassifications)[number];
export type CaseOutcome = (typeof caseOutcomes)[number];
export type CaseOrigin = (typeof caseOrigins)[number];

/**
 * The life cycle of a case's classification. NO_CASE is not an end: a later test may reopen it. Only the
 * pairs listed may happen.
 */
export const classificationChanges: { readonly [from in Classification]: readonly Classification[] } = {
  SUSPECT: ['PROBABLE', 'CONFIRMED', 'NO_CASE'],
  PROBABLE: ['SUSPECT', 'CONFIRMED', 'NO_CASE'],
  CONFIRMED: ['SUSPECT', 'PROBABLE', 'NO_CASE'],
  NO_CASE: ['SUSPECT', 'PROBABLE', 'CONFIRMED'],
};

/** A confirmed case that is taken back, or a case discarded, needs a reason: orders and figures hang on it. */
export function needsReason(from: Classification, to: Classification): boolean {
  return from === 'CONFIRMED' || to === 'NO_CASE';
}

/** May a case end this way? A discarded case has no outcome. */
export function outcomeAllowed(classification: Classification, outcome: CaseOutcome): boolean {
  return classification !== 'NO_CASE' || outcome === 'NO_OUTCOME';
}
