import type { BodyOf } from '../../../shared/client.ts';
import { defined, typed } from '../../kit/defined.ts';

type DecisionBody = NonNullable<BodyOf<'POST /orders/{id}/extension'>['decision']>;

/** A decision on a change as typed; what is not wanted stays a note. */
export type DecisionDraft = {
  readonly wanted: boolean;
  readonly officeId: string | null;
  /** Row of the authority table; null: not chosen yet. */
  readonly signerId: string | null;
  readonly legalBasis: string;
};

/** Begins with the office and the legal basis of the first decision. */
export function newDecision(
  order: { readonly issuerOfficeId: string; readonly legalBasis: string } | undefined,
  wanted: boolean,
): DecisionDraft {
  return {
    wanted,
    officeId: order?.issuerOfficeId ?? null,
    signerId: null,
    legalBasis: order?.legalBasis ?? '',
  };
}

/** Whether office, signer or legal basis of a decision are still missing. */
export function lacksDecision({ wanted, officeId, signerId, legalBasis }: DecisionDraft): boolean {
  return wanted && (officeId === null || signerId === null || typed(legalBasis) === undefined);
}

/** The decision as the API takes it; undefined: a note alone. Call only when nothing is missing. */
export function decisionBody(draft: DecisionDraft): DecisionBody | undefined {
  return draft.wanted
    ? defined({
        officeId: draft.officeId ?? '',
        signerId: draft.signerId ?? undefined,
        legalBasis: draft.legalBasis.normalize('NFC').trim(),
      })
    : undefined;
}
