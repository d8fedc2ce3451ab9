import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import type { Briefing } from './types.ts';
import { texts } from './texts.ts';

type SignDialogProps = { readonly briefing: Briefing; readonly onClose: () => void };

/** A leader stands by the figures. */
export function SignDialog({ briefing, onClose }: SignDialogProps) {
  const t = useTexts(texts);
  const [position, setPosition] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const sign = useSend('POST /command/briefings/{id}/signature', ['/command/briefings']);
  return (
    <FormDialog
      title={t('signTitle', { number: briefing.number })}
      submit={t('sign')}
      busy={sign.busy}
      failure={sign.failure}
      problem={tried && typed(position) === undefined ? t('missing') : null}
      onSubmit={async () => {
        setTried(true);
        const given = typed(position);
        if (given === undefined) {
          return;
        }
        const body = defined({ version: briefing.version, position: given, note: typed(note) });
        if ((await sign.send({ params: { id: briefing.id }, body })).ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p>{t('signHint')}</p>
      <TextInput
        label={t('position')}
        required
        maxLength={120}
        data-autofocus
        value={position}
        onChange={(event) => setPosition(event.currentTarget.value)}
      />
      <Textarea
        label={t('note')}
        autosize
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
