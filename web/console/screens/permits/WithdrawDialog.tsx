import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import type { Permit } from './types.ts';
import { texts } from './texts.ts';

type WithdrawDialogProps = {
  readonly permit: Permit;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Withdraws an approved permit, with the reason. */
export function WithdrawDialog({ permit, onClose, onDone }: WithdrawDialogProps) {
  const t = useTexts(texts);
  const withdraw = useSend('POST /permits/{id}/revoke', ['/permits']);
  return (
    <ReasonDialog
      title={t('withdrawTitle', { code: permit.shortCode ?? '' })}
      submit={t('withdraw')}
      busy={withdraw.busy}
      failure={withdraw.failure}
      onSend={async (reason = '') => {
        const result = await withdraw.send({ params: { id: permit.id }, body: { reason } });
        if (result.ok) {
          onDone();
        }
      }}
      onClose={onClose}
    >
      <p>{t('withdrawHint')}</p>
    </ReasonDialog>
  );
}
