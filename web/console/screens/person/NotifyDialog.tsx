import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DataOf } from '../../../shared/client.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { UrgentBox } from '../messages/UrgentBox.tsx';
import { texts } from './helperTexts.ts';

export type DialogProps<T> = {
  readonly personId: string;
  readonly onClose: () => void;
  readonly onDone: (result: T) => void;
};

/** A message that is read behind the year of birth; the SMS itself names nobody. */
export function NotifyDialog({ personId, onClose, onDone }: DialogProps<DataOf<'POST /messages/notices'>>) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /messages/notices', ['/messages']);
  // One id each for the message and its SMS, however often they have to be sent.
  const [ids] = useState(() => ({ id: newId(), smsId: newId() }));
  const [text, setText] = useState('');
  const [urgent, setUrgent] = useState(false);
  const [tried, setTried] = useState(false);
  const given = typed(text);
  const onSubmit = async () => {
    setTried(true);
    if (given === undefined) {
      return;
    }
    const answer = await send({ body: { ...ids, personId, text: given, urgent } });
    if (answer.ok) {
      onDone(answer.data);
    }
  };
  return (
    <FormDialog
      title={t('notify')}
      submit={t('send')}
      busy={busy}
      failure={failure}
      problem={tried && given === undefined ? t('needText') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p>{t('notifyLead')}</p>
      <Textarea
        label={t('text')}
        required
        maxLength={1000}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <UrgentBox value={urgent} onChange={setUrgent} />
    </FormDialog>
  );
}
