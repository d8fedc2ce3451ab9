import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSignal } from '../../kit/signal.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import type { Desk } from './desk.ts';
import { texts } from './texts.ts';

type WaitingBarProps = { readonly desk: Desk; readonly waiting: number; readonly unsaved: number };

/** How many check-ins wait for the server, and a way to send them now. */
export function WaitingBar({ desk, waiting, unsaved }: WaitingBarProps) {
  const t = useTexts(texts);
  const sending = useSignal(desk.sending);
  if (waiting === 0) {
    return null;
  }
  return (
    <Notice
      tone="warning"
      title={t('waitingTitle', { n: formatNumber(waiting) })}
      actions={
        <Button variant="outline" size="md" loading={sending} onClick={() => void desk.resend()}>
          {t('sendNow')}
        </Button>
      }
    >
      <p>{t(unsaved > 0 ? 'waitingMemory' : 'waitingKept')}</p>
    </Notice>
  );
}
