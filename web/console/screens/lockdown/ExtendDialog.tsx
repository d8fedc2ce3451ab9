import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type ExtendDialogProps = { readonly record: LockdownRecord; readonly onClose: () => void };

/** A later (or earlier) end of a cordon in force, with the reason. */
export function ExtendDialog({ record, onClose }: ExtendDialogProps) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [until, setUntil] = useState<string | null>(() => instantToLocal(record.until));
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/extensions', ['/lockdowns']);
  return (
    <ReasonDialog
      title={t('extendTitle')}
      submit={t('extend')}
      busy={busy}
      failure={failure}
      lacking={until === null ? t('newEnd') : null}
      onSend={async (reason) => {
        if (until === null || reason === undefined) {
          return;
        }
        const body = { id, until: localToInstant(until), reason };
        const result = await send({ params: { id: record.id }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <DateField label={t('newEnd')} time required value={until} onChange={setUntil} />
    </ReasonDialog>
  );
}
