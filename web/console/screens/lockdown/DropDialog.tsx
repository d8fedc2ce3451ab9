import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type DropDialogProps = { readonly record: LockdownRecord; readonly onClose: () => void };

/** Drops a cordon that was never decided. */
export function DropDialog({ record, onClose }: DropDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/drop', ['/lockdowns']);
  return (
    <ReasonDialog
      title={t('dropTitle')}
      submit={t('drop')}
      busy={busy}
      failure={failure}
      onSend={async (reason) => {
        const result = await send({ params: { id: record.id }, body: { reason: reason ?? '' } });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p>{t('dropHint')}</p>
    </ReasonDialog>
  );
}
