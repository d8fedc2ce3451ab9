import type { Static } from 'typebox';
import type { Certificate, CertificateRef } from '../../../../contract/order-certificates.ts';
import type { CertificateRow } from '../store/certificates.ts';
import type { FrozenWording } from '../store/order-wordings.ts';

/** A certificate of completion in short, as it is seen with its order. */
export function certificateRef(row: CertificateRow): Static<typeof CertificateRef> {
  return { id: row.id, number: row.number, issuedAt: row.issued_at.toISOString() };
}

/** The same whole. */
export function presentCertificate(
  row: CertificateRow,
  frozen: FrozenWording | undefined,
): Static<typeof Certificate> {
  return {
    ...certificateRef(row),
    by: row.issued_by,
    officeName: frozen?.officeName ?? '',
    signerName: row.signer?.name ?? null,
    signerLines: [...(row.signer?.lines ?? [])],
    signerDocument: row.signer?.document ?? null,
    template: frozen?.template ?? null,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : {
            at: row.withdrawn_at.toISOString(),
            by: row.withdrawn_by ?? '',
            reason: row.withdrawn_reason ?? '',
            decision: row.withdrawn_decision,
          },
  };
}
