import type { Wording } from '../../../../contract/order-templates.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { type Decision, decisionValues, type DecisionText, wordedText } from './decision.ts';

/** A certificate that somebody completed what an order asked; times in Unix ms. */
export type Certificate = {
  readonly decision: Decision;
  /** As it was when the certificate was first made, with the names of the office below. */
  readonly wording: Wording;
  readonly officeName: string;
  readonly officeSeat: string;
  /** When the restriction ended, and when the certificate was first made. */
  readonly endedAt: number;
  readonly madeAt: number;
  /** The signed code; null: an example has none. */
  readonly code: string | null;
};

/** Puts a certificate into words; its text is the one article. */
export function certificateText(certificate: Certificate): DecisionText {
  const { decision, wording, officeName, officeSeat, endedAt } = certificate;
  const values = {
    ...decisionValues({ ...decision, officeName, officeSeat }),
    'completion.from': dayAndTime(decision.servedAt ?? decision.from),
    'completion.until': dayAndTime(endedAt),
  };
  return wordedText(wording, values, []);
}
