import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type WithdrawProps = { readonly roster: DataOf<'GET /rosters/{id}'>; readonly onClose: () => void };

/** Takes back a roster recorded by mistake, with the reason. */
export function Withdraw({ roster, onClose }: WithdrawProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [reason, setReason] = useState('');
  const withdraw = useSend('POST /rosters/{id}/withdrawal', ['/rosters', '/cases']);
  const send = async () => {
    const given = typed(reason);
    if (given === undefined) {
      return;
    }
    const body = { version: roster.version, reason: given };
    if ((await withdraw.send({ params: { id: roster.id }, body })).ok) {
      onClose();
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('withdraw')} closeButtonProps={{ 'aria-label': words('close') }}>
      <div className="stack">
        <p>{t('withdrawText')}</p>
        <Textarea
          label={t('withdrawReason')}
          required
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice failure={withdraw.failure} typing />
        <div className="row">
          <Button
            color="red"
            loading={withdraw.busy}
            disabled={typed(reason) === undefined}
            onClick={() => void send()}
          >
            {t('withdraw')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
