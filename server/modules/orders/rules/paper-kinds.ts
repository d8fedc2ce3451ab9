import { decidedChanges } from '../../../../contract/order-change-codes.ts';
import type { templateKinds } from '../../../../contract/order-templates.ts';

/** What an office words: the decision of a kind of order, or a decision on a change of an order of any kind. */
export type PaperKind = (typeof templateKinds)[number];
/** A change that may be a decision of its own. */
export type DecidedChange = (typeof decidedChanges)[number];

/** Whether a paper, or a change in the journal of an order, is a decision on a change. */
export function isDecidedChange(kind: string): kind is DecidedChange {
  return decidedChanges.some((one) => one === kind);
}

/** Only a decision that makes the days of the person longer must be served. */
export function mustBeServed(kind: DecidedChange): boolean {
  return kind === 'extension';
}
