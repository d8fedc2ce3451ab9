import type { Wording } from '../../../../contract/order-templates.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { type Decision, decisionValues, type DecisionText, wordedText } from './decision.ts';

/** A certificate that somebody completed what an order asked, as it is set; times in Unix ms. */
export type Certificate = {
  readonly text: DecisionText;
  /** The signed code; null: an example has none. */
  readonly code: string | null;
  /** Null: made before certificates had numbers. */
  readonly number: string | null;
  /** Null: the place of the signature stays empty. */
  readonly signer: Decision['signer'];
  readonly issuedAt: number;
  readonly dataset: string;
};

/** What a certificate is put into words from. */
export type Completed = {
  readonly decision: Decision;
  readonly wording: Wording;
  readonly officeName: string;
  readonly officeSeat: string;
  /** When the restriction ended. */
  readonly endedAt: number;
};

/** Puts a certificate into words; its text is the one article. */
export function certificateText({
  decision,
  wording,
  officeName,
  officeSeat,
  endedAt,
}: Completed): DecisionText {
  const values = {
    ...decisionValues({ ...decision, officeName, officeSeat }),
    'completion.from': dayAndTime(decision.servedAt ?? decision.from),
    'completion.until': dayAndTime(endedAt),
  };
  return wordedText(wording, values, []);
}
