import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** A text to one phone; the button says whether anybody will get it. */
export function WriteText({ sends }: { readonly sends: boolean }) {
  const t = useTexts(texts);
  const [id, setId] = useState(() => newId());
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const [done, setDone] = useState<'kept' | 'accepted' | 'failed' | null>(null);
  const send = useSend('POST /messages/sms', ['/messages']);
  const [phone, body] = [typed(to), typed(text)];
  const submit = async () => {
    if (phone === undefined || body === undefined) {
      return;
    }
    const result = await send.send({ body: { id, to: phone, text: body } });
    if (result.ok) {
      const { state } = result.data;
      setDone(state === 'kept' || state === 'accepted' ? state : 'failed');
      setId(newId());
      setText('');
    }
  };
  return (
    <details className="panel">
      <summary>{t('write')}</summary>
      <div className="stack">
        <TextInput
          label={t('to')}
          inputMode="tel"
          required
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Textarea
          label={t('body')}
          required
          autosize
          minRows={2}
          maxLength={480}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FailureNotice failure={send.failure} typing labels={{ to: t('to') }} />
        <div className="row">
          <Button
            loading={send.busy}
            disabled={phone === undefined || body === undefined}
            onClick={() => void submit()}
          >
            {t(sends ? 'send' : 'keep')}
          </Button>
        </div>
        {done === null ? null : <Notice tone={done === 'failed' ? 'bad' : 'good'}>{t(done)}</Notice>}
      </div>
    </details>
  );
}
