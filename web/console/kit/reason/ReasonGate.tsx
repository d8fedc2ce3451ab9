import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PASS_MINUTES } from '../../../../contract/access-passes.ts';
import { useTexts } from '../i18n.ts';
import { Notice } from '../state/Notice.tsx';
import { common } from '../texts.ts';
import { giveReason } from './reasons.ts';
import { texts } from './texts.ts';

type ReasonGateProps = { readonly subject: string; readonly onGiven: () => void };

/** Asks why a record outside the own area is opened, then lets the caller ask again with the reason. */
export function ReasonGate({ subject, onGiven }: ReasonGateProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [opened, setOpened] = useState(true);
  const [reason, setReason] = useState('');
  const submit = () => {
    giveReason(subject, reason.trim());
    onGiven();
  };
  return (
    <>
      <Notice tone="warning" actions={<Button onClick={() => setOpened(true)}>{t('title')}</Button>}>
        {t('closed')}
      </Notice>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('title')}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <p>{t('why', { minutes: PASS_MINUTES })}</p>
          <div className="row">
            {[t('presetTracing'), t('presetFollowUp'), t('presetCall')].map((preset) => (
              <Button key={preset} variant="light" size="compact-sm" onClick={() => setReason(preset)}>
                {preset}
              </Button>
            ))}
          </div>
          <TextInput
            label={t('label')}
            value={reason}
            maxLength={200}
            required
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" disabled={reason.trim().length < 3}>
            {t('submit')}
          </Button>
        </form>
      </Modal>
    </>
  );
}
