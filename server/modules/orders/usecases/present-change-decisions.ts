import type { Static } from 'typebox';
import type { ChangeDecision, ChangeDecisionRef } from '../../../../contract/order-changes.ts';
import { mustBeServed } from '../rules/paper-kinds.ts';
import type { ChangeDecisionRow } from '../store/change-decisions.ts';
import type { FrozenWording } from '../store/order-wordings.ts';

/** A decision on a change in short, as it may be seen with its order. */
export function decisionRef(row: ChangeDecisionRow): Static<typeof ChangeDecisionRef> {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedAt: row.issued_at.toISOString(),
    servedAt: row.served_at?.toISOString() ?? null,
    toServe: mustBeServed(row.kind) && row.served_at === null,
  };
}

/** The same whole, with the words that it was issued with. */
export function presentChangeDecision(
  row: ChangeDecisionRow,
  frozen: FrozenWording | undefined,
): Static<typeof ChangeDecision> {
  return {
    ...decisionRef(row),
    by: row.issued_by,
    officeName: frozen?.officeName ?? '',
    legalBasis: row.legal_basis,
    reason: row.reason,
    signerName: row.signer?.name ?? null,
    signerLines: [...(row.signer?.lines ?? [])],
    signerDocument: row.signer?.document ?? null,
    template: frozen?.template ?? null,
  };
}
