import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { certificateTexts } from './certificate-texts.ts';
import { OfficeSelect } from './OfficeSelect.tsx';
import { SignerSelect } from './SignerSelect.tsx';
import { WordingUsed } from './WordingUsed.tsx';

export type CertificateOutcomes = DataOf<'POST /orders/certificates'>['outcomes'];

type CertifyDialogProps = {
  readonly ids: readonly string[];
  /** The office that is proposed: that of the order. */
  readonly officeId: string | null;
  /** How many of the orders other offices decided. */
  readonly foreign?: number;
  readonly onDone: (outcomes: CertificateOutcomes) => void;
  readonly onClose: () => void;
};

/** Issues certificates of completion: whose number, who signs, in whose words. */
export function CertifyDialog({ ids, officeId: proposed, foreign = 0, onDone, onClose }: CertifyDialogProps) {
  const t = useTexts(certificateTexts);
  const [officeId, setOfficeId] = useState(proposed);
  const [signerId, setSignerId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const issue = useSend('POST /orders/certificates', ['/orders']);
  const n = formatNumber(ids.length);
  return (
    <FormDialog
      title={t('issueTitle', { n })}
      submit={t('issue', { n })}
      busy={issue.busy}
      failure={issue.failure}
      problem={tried && (officeId === null || signerId === null) ? t('officeMissing') : null}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true);
        if (officeId !== null && signerId !== null) {
          const body = { ids: [...ids], officeId, signerId };
          const result = await issue.send({ body });
          if (result.ok) {
            onDone(result.data.outcomes);
          }
        }
      }}
    >
      <p>{t('issueHint')}</p>
      {foreign > 0 ? <Notice tone="warning">{t('foreign', { n: formatNumber(foreign) })}</Notice> : null}
      <OfficeSelect
        value={officeId}
        tried={tried}
        label={t('issuer')}
        series={(suffix) => t('series', { suffix: suffix.replace(/^QĐ-?/u, '') })}
        onChange={(next) => {
          setOfficeId(next);
          setSignerId(null);
        }}
      />
      <SignerSelect
        value={{ officeId, kind: 'certificate', signerId }}
        set={(patch) => setSignerId(patch.signerId)}
        tried={tried}
      />
      <WordingUsed officeId={officeId} kind="certificate" />
    </FormDialog>
  );
}
