import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { lacksSigning, signingBody, SigningFields } from './SigningFields.tsx';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type ExtendDialogProps = { readonly record: LockdownRecord; readonly onClose: () => void };

/** A later (or earlier) end of a cordon in force, with the reason: by a decision with a number, or only noted. */
export function ExtendDialog({ record, onClose }: ExtendDialogProps) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [until, setUntil] = useState<string | null>(() => instantToLocal(record.until));
  const [decides, setDecides] = useState(true);
  const { value, set } = useDraft({
    officeId: record.officeId,
    signerId: null as string | null,
    legalBasis: record.legalBasis ?? '',
  });
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/extensions', ['/lockdowns']);
  const lacking = until === null ? t('endField') : decides && lacksSigning(value) ? t('signFields') : null;
  return (
    <ReasonDialog
      title={t('extendTitle')}
      submit={t('extend')}
      busy={busy}
      failure={failure}
      lacking={lacking}
      onSend={async (reason) => {
        if (until === null || reason === undefined) {
          return;
        }
        const decision = decides ? { decision: signingBody(value) } : {};
        const body = { id, until: localToInstant(until), reason, ...decision };
        const result = await send({ params: { id: record.id }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <DateField label={t('newEnd')} time required value={until} onChange={setUntil} />
      <Checkbox
        label={t('byDecision')}
        description={t('byDecisionHint')}
        checked={decides}
        onChange={(event) => setDecides(event.currentTarget.checked)}
      />
      {decides ? <SigningFields value={value} set={set} tried={false} /> : null}
    </ReasonDialog>
  );
}
