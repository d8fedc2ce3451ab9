import type { Draft } from './draft.ts';
import type { BodyOf, CallResult, ErrorReply } from '../../shared/client.ts';

/** A fact that waits on the phone until the server has confirmed it. */
export type Outgoing = {
  readonly id: string;
  readonly createdAt: string;
  /** Set when the server refused it for good; it then waits for a person. */
  readonly refusal: ErrorReply | null;
} & (
  | {
      readonly kind: 'presence';
      readonly body: BodyOf<'POST /presence'>;
      readonly placeName: string | null;
      readonly who: string;
    }
  | {
      readonly kind: 'declaration';
      readonly body: BodyOf<'POST /declarations'>;
      /** What was typed, to be corrected if the server refuses it. */
      readonly draft: Draft;
    }
);

/** What the server confirmed; only this is shown in green. */
export type Receipt = { readonly id: string; readonly receivedAt: string } & (
  | {
      readonly kind: 'presence';
      readonly at: string;
      readonly placeName: string;
      readonly who: string;
      /** The server had this stay already: a double scan. */
      readonly collapsed: boolean;
    }
  | {
      readonly kind: 'declaration';
      readonly name: string;
      readonly companions: number;
      readonly declaredAt: string;
      readonly shortCode: string;
      readonly code: string;
      readonly validUntil: string;
      readonly atRisk: boolean;
      /** What was typed, to be changed while the code is valid; receipts of older versions lack it. */
      readonly draft?: Draft;
    }
);

export type Answer = CallResult<'POST /presence'> | CallResult<'POST /declarations'>;
export type Verdict =
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly refusal: ErrorReply }
  | { readonly kind: 'done'; readonly receipt: Receipt };

/** Days that this phone remembers receipts: as long as the server keeps live check-ins by default. */
export const RECEIPT_DAYS = 30;

/**
 * What an answer means for a waiting fact. No answer, too many requests and a server in trouble mean "try later with
 * the same id"; every other refusal is final until a person decides.
 */
export function judge(item: Outgoing, answer: Answer, receivedAt: string): Verdict {
  if (!answer.ok) {
    const passing =
      answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500;
    return passing ? { kind: 'later' } : { kind: 'refused', refusal: answer.error };
  }
  const { data } = answer;
  const base = { id: item.id, receivedAt };
  if (item.kind === 'presence' && 'stayId' in data) {
    const { placeName, collapsed } = data;
    return {
      kind: 'done',
      receipt: { ...base, kind: 'presence', at: item.body.at, placeName, who: item.who, collapsed },
    };
  }
  if (item.kind === 'declaration' && 'shortCode' in data) {
    const { shortCode, code, validUntil, atRisk } = data;
    const { person, companions, declaredAt } = item.body;
    const told = { name: person.fullName, companions: companions?.length ?? 0, declaredAt };
    return {
      kind: 'done',
      receipt: {
        ...base,
        ...told,
        kind: 'declaration',
        shortCode,
        code,
        validUntil,
        atRisk,
        draft: item.draft,
      },
    };
  }
  return { kind: 'later' };
}

/** Whether a receipt is old enough to be forgotten by the phone. */
export function isExpired(receipt: Receipt, now: number): boolean {
  const end =
    receipt.kind === 'declaration' ? Date.parse(receipt.validUntil) : Date.parse(receipt.receivedAt);
  return now - end > RECEIPT_DAYS * 86_400_000;
}
