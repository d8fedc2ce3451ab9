import { orderChanges } from '../../../../contract/order-change-codes.ts';
import type { templateKinds } from '../../../../contract/order-templates.ts';
import { cordonPapers } from '../../../../contract/template-placeholders.ts';

/** What an office words: a decision of a kind of order, a decision on a change, a certificate, a letter of hand-over, a decision on a cordon. */
export type PaperKind = (typeof templateKinds)[number];
/** A change of an order, as its journal has it; each may be a decision of its own. */
export type OrderChangeKind = (typeof orderChanges)[number];

/** Decisions on cordoned areas. */
export type CordonPaperKind = (typeof cordonPapers)[number];

/** Whether a paper is a decision on a cordoned area. */
export function isCordonPaper(kind: PaperKind): kind is CordonPaperKind {
  return cordonPapers.some((one) => one === kind);
}

/** Whether a paper is a decision on a change. */
export function isChangePaper(kind: PaperKind): kind is OrderChangeKind {
  return orderChanges.some((one) => one === kind);
}

/** Whether a change ends the order at once: what counts then is when the order ended, not its term. */
export function endsOrder(kind: OrderChangeKind): boolean {
  return kind === 'release' || kind === 'cancel';
}

/** Only a decision that makes the days of the person longer must be served. */
export function mustBeServed(kind: OrderChangeKind): boolean {
  return kind === 'extension';
}
