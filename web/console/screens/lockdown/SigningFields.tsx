import { LegalBasisField } from '../orders/LegalBasisField.tsx';
import { OfficeSelect } from '../orders/OfficeSelect.tsx';
import { SignerSelect } from '../orders/SignerSelect.tsx';
import { WordingUsed } from '../orders/WordingUsed.tsx';
import type { LabelCode } from '../../../../contract/labels.ts';
import { defined, typed } from '../../kit/defined.ts';

/** Who issues and signs a decision about a cordon, and on what basis, as typed. */
export type Signing = {
  readonly officeId: string | null;
  /** Row of the authority table; null: not chosen yet. */
  readonly signerId: string | null;
  readonly legalBasis: string;
};

/** Whether office, signer or legal basis are still missing. */
export function lacksSigning({ officeId, signerId, legalBasis }: Signing): boolean {
  return officeId === null || signerId === null || typed(legalBasis) === undefined;
}

/** The signing as the API takes it. Call only when nothing is missing. */
export function signingBody({ officeId, signerId, legalBasis }: Signing) {
  return defined({
    officeId: officeId ?? '',
    signerId: signerId ?? undefined,
    legalBasis: legalBasis.trim(),
  });
}

type SigningFieldsProps = {
  /** Kind of decision: in whose words it is. */
  readonly paper: LabelCode<'templateKind'>;
  readonly value: Signing;
  readonly set: (patch: Partial<Signing>) => void;
  readonly tried: boolean;
};

/** Office with its words, signer and legal basis of a decision about a cordon. */
export function SigningFields({ paper, value, set, tried }: SigningFieldsProps) {
  return (
    <>
      <OfficeSelect
        value={value.officeId}
        tried={tried}
        onChange={(officeId) => set({ officeId, signerId: null })}
      />
      <WordingUsed officeId={value.officeId} kind={paper} />
      <SignerSelect
        value={{ officeId: value.officeId, kind: 'lockdown', signerId: value.signerId }}
        set={set}
        tried={tried}
      />
      <LegalBasisField value={value.legalBasis} onChange={(legalBasis) => set({ legalBasis })} />
    </>
  );
}
