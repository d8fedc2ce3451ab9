import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import type { AlertDetail } from './types.ts';
import { texts } from './texts.ts';

type AssignDialogProps = { readonly alert: AlertDetail; readonly onClose: () => void };

/** Hands an alert to somebody. */
export function AssignDialog({ alert, onClose }: AssignDialogProps) {
  const t = useTexts(texts);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const assign = useSend('POST /command/alerts/{id}/assignment', ['/command/alerts']);
  return (
    <FormDialog
      title={t('assignTitle')}
      submit={t('assign')}
      busy={assign.busy}
      failure={assign.failure}
      problem={tried && typed(to) === undefined ? t('missingTo') : null}
      onSubmit={async () => {
        setTried(true);
        const whom = typed(to);
        if (whom === undefined) {
          return;
        }
        const body = defined({ version: alert.version, to: whom, note: typed(note) });
        if ((await assign.send({ params: { id: alert.id }, body })).ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('to')}
        required
        maxLength={200}
        data-autofocus
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
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
