import type { ApiKey } from '../../../../contract/api-keys.ts';
import { useSession } from '../../app/session/session.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type ActProps = { readonly row: ApiKey; readonly onClose: () => void };

/** Answering for a key from now on, with a reason. */
export function Take({ row, onClose }: ActProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const take = useSend('POST /api-keys/{id}/keeper', ['/api-keys', '/users']);
  return (
    <ReasonDialog
      title={t('takeTitle', { name: row.name })}
      submit={t('take')}
      busy={take.busy}
      failure={take.failure}
      onClose={onClose}
      onSend={async (reason) => {
        const body = { keeperId: user.id, reason: reason ?? '' };
        if ((await take.send({ params: { id: row.id }, body })).ok) {
          onClose();
        }
      }}
    >
      <p>{t('takeHint', { name: row.keeper ?? '–' })}</p>
    </ReasonDialog>
  );
}

/** Withdrawing a key, with a reason. */
export function Revoke({ row, onClose }: ActProps) {
  const t = useTexts(texts);
  const revoke = useSend('POST /api-keys/{id}/revoke', ['/api-keys']);
  return (
    <ReasonDialog
      title={t('revokeTitle', { name: row.name })}
      submit={t('revoke')}
      busy={revoke.busy}
      failure={revoke.failure}
      onClose={onClose}
      onSend={async (reason) => {
        const result = await revoke.send({ params: { id: row.id }, body: { reason: reason ?? '' } });
        if (result.ok) {
          onClose();
        }
      }}
    >
      <p>{t('revokeHint')}</p>
    </ReasonDialog>
  );
}
