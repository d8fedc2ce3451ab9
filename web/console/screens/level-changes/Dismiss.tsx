import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { ChangeSet } from './moves.ts';
import './level-changes.css';
import { texts } from './texts.ts';

/** Closes a set without what still waits. */
export function Dismiss({ set }: { readonly set: ChangeSet }) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /level-changes/{id}/dismiss', ['/level-changes']);
  const [reason, setReason] = useState('');
  const text = typed(reason);
  return (
    <Panel title={t('dismiss')}>
      <p className="muted">{t('dismissLead')}</p>
      <form
        className="row decision"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== undefined) {
            void send({ params: { id: set.id }, body: { reason: text } });
          }
        }}
      >
        <TextInput
          className="decision-reason"
          label={t('confirmText')}
          required
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="outline" loading={busy} disabled={text === undefined}>
          {t('dismiss')}
        </Button>
      </form>
      <FailureNotice failure={failure} typing />
    </Panel>
  );
}
