import { dayAndTime, longDate } from '../../../platform/documents/official-texts.ts';
import type { OrderChangeKind } from '../rules/paper-kinds.ts';
import type { PlaceholderValues } from '../rules/template-line.ts';
import {
  byDecision,
  type Decision,
  type DecisionHead,
  type DecisionRef,
  decisionValues,
  type DecisionText,
  wordedText,
} from './decision.ts';

/** What a decision on a change of an order says; times in Unix ms. */
export type ChangeDecision = DecisionHead & {
  /** The decision that it changes, with the person. */
  readonly order: Decision;
  readonly kind: OrderChangeKind;
  readonly formerUntil: number;
  /** The new end; of a release or a cancellation, when the order ended. */
  readonly until: number;
  readonly servedAt: number | null;
  /** The decision on the change before this one; null: there is none. */
  readonly former: DecisionRef | null;
};

/** Puts a decision on a change into words. */
export function changeText(change: ChangeDecision): DecisionText {
  return wordedText(change.wording, changeValues(change), notes(change));
}

/** The placeholders of this paper; person and place are those of the order. */
function changeValues(change: ChangeDecision): PlaceholderValues {
  const { order, number, officeName, officeSeat, issuedAt, legalBasis, reason, former } = change;
  return {
    ...decisionValues({ ...order, number, officeName, officeSeat, issuedAt, legalBasis, reason }),
    'first.number': order.number,
    'first.date': longDate(order.issuedAt),
    'first.office': order.officeName,
    'former.number': former?.number ?? null,
    'former.date': former === null ? null : longDate(former.issuedAt),
    'change.formerUntil': dayAndTime(change.formerUntil),
    'change.until': dayAndTime(change.until),
  };
}

function notes({ order, kind, servedAt }: ChangeDecision): string[] {
  const cancelled = order.status === 'CANCELLED' && kind !== 'cancel';
  return [
    ...(servedAt === null ? [] : [`Đã giao Quyết định này lúc ${dayAndTime(servedAt)}.`]),
    ...(cancelled ? [`Quyết định số ${order.number} đã được hủy bỏ${byDecision(order.cancelledBy)}.`] : []),
  ];
}
