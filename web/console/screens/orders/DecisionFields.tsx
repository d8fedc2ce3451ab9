import { Checkbox } from '@mantine/core';
import type { LabelCode } from '../../../../contract/labels.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { type DecisionDraft, lacksDecision } from './decision-draft.ts';
import { decisionTexts } from './decision-texts.ts';
import { LegalBasisField } from './LegalBasisField.tsx';
import { OfficeSelect } from './OfficeSelect.tsx';
import { SignerSelect } from './SignerSelect.tsx';
import { WordingUsed } from './WordingUsed.tsx';

type DecisionFieldsProps = {
  readonly value: DecisionDraft;
  /** A part alone: a signer proposed late must not put back what was typed meanwhile. */
  readonly set: (patch: Partial<DecisionDraft>) => void;
  /** Who may sign decisions of this kind of order signs those on its changes. */
  readonly orderKind: LabelCode<'orderKind'>;
  readonly change: LabelCode<'templateKind'>;
  readonly tried: boolean;
  /** Without it the decision is wanted already. */
  readonly optional?: boolean;
  /** Whether what is missing is said here; a dialog says it itself. */
  readonly said?: boolean;
};

/** Whether a change is a decision of its own, and who issues and signs it on what basis. */
export function DecisionFields({
  value,
  set,
  orderKind,
  change,
  tried,
  optional = true,
  said = false,
}: DecisionFieldsProps) {
  const t = useTexts(decisionTexts);
  const { wanted, officeId, signerId, legalBasis } = value;
  return (
    <>
      {optional ? (
        <Checkbox
          label={t('wanted')}
          description={t('wantedHint')}
          checked={wanted}
          onChange={(event) => set({ wanted: event.currentTarget.checked })}
        />
      ) : null}
      {wanted ? (
        <div className="stack">
          <OfficeSelect
            value={officeId}
            tried={tried}
            onChange={(next) => set({ officeId: next, signerId: null })}
          />
          <SignerSelect value={{ officeId, kind: orderKind, signerId }} set={set} tried={tried} />
          <LegalBasisField value={legalBasis} onChange={(next) => set({ legalBasis: next })} />
          <WordingUsed officeId={officeId} kind={change} />
          {said && tried && lacksDecision(value) ? (
            <Notice tone="warning" alert>
              {t('missing')}
            </Notice>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
