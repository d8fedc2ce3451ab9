import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { readHours } from './hours.ts';
import { texts } from './texts.ts';

type TimesDialogProps = { readonly hours: readonly number[]; readonly onClose: () => void };

/** Sets the hours of the daily cuts. */
export function TimesDialog({ hours, onClose }: TimesDialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [text, setText] = useState(hours.join(', '));
  const [tried, setTried] = useState(false);
  const put = useSend('PUT /command/briefing-times', ['/command/briefing-times']);
  const read = readHours(text);
  return (
    <FormDialog
      title={t('timesTitle')}
      submit={words('save')}
      busy={put.busy}
      failure={put.failure}
      problem={tried && read === null ? t('timesBad') : null}
      onSubmit={async () => {
        setTried(true);
        if (read !== null && (await put.send({ body: { hours: read } })).ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('times')}
        description={t('timesHint')}
        required
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
