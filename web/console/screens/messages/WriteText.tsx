import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { outcomeOf } from './outcomeOf.ts';
import { sentTexts } from './sentTexts.ts';
import { texts } from './texts.ts';
import { UrgentBox } from './UrgentBox.tsx';

/** What an officer may say that a text is for; the other purposes are the program's. */
const WRITTEN = ['declare', 'call-back', 'invite', 'guidance', 'other'] as const;
type Purpose = (typeof WRITTEN)[number];

/** A text to one phone; the button says whether anybody will get it. */
export function WriteText({
  sends,
  quietUntil,
}: {
  readonly sends: boolean;
  readonly quietUntil: string | null;
}) {
  const t = useTexts(texts);
  const [id, setId] = useState(() => newId());
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('other');
  const [urgent, setUrgent] = useState(false);
  const [done, setDone] = useState<ReturnType<typeof outcomeOf> | null>(null);
  const say = useTexts(sentTexts);
  const send = useSend('POST /messages/sms', ['/messages']);
  const [phone, body] = [typed(to), typed(text)];
  const submit = async () => {
    if (phone === undefined || body === undefined) {
      return;
    }
    setDone(null);
    const result = await send.send({ body: { id, to: phone, text: body, urgent, purpose } });
    if (result.ok) {
      setDone(outcomeOf(result.data.state, result.data.sendsAt));
      setId(newId());
      setText('');
      setUrgent(false);
      setPurpose('other');
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
        <CodeSelect
          kind="smsPurpose"
          label={t('purpose')}
          only={WRITTEN}
          value={purpose}
          onChange={(code) => setPurpose(WRITTEN.find((one) => one === code) ?? 'other')}
        />
        <UrgentBox value={urgent} onChange={setUrgent} />
        {quietUntil === null || urgent || !sends ? null : (
          <Notice tone="warning">{say('quiet', { at: showInstant(quietUntil) })}</Notice>
        )}
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
        {done === null ? null : <Notice tone={done.tone}>{say(done.text, done.args)}</Notice>}
      </div>
    </details>
  );
}
