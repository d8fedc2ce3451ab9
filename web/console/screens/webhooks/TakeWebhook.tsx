import type { Webhook } from '../../../../contract/webhooks.ts';
import { useSession } from '../../app/session/session.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { fares } from './fares.ts';
import { texts } from './texts.ts';

type TakeWebhookProps = { readonly webhook: Webhook; readonly onClose: () => void };

/** Answering for a receiver from now on, with a reason. */
export function TakeWebhook({ webhook, onClose }: TakeWebhookProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const take = useSend('POST /webhooks/{id}/keeper', ['/webhooks']);
  return (
    <ReasonDialog
      title={t('takeTitle', { name: webhook.name })}
      submit={t('take')}
      busy={take.busy}
      failure={take.failure}
      onClose={onClose}
      onSend={async (reason) => {
        const body = { keeperId: user.id, reason: reason ?? '' };
        if ((await take.send({ params: { id: webhook.id }, body })).ok) {
          onClose();
        }
      }}
    >
      <p>
        {t(fares(webhook).isHeld ? 'takeHint' : 'takeHintAsIs', {
          name: webhook.keeper ?? '–',
          n: webhook.waiting,
        })}
      </p>
    </ReasonDialog>
  );
}
