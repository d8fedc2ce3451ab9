import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseNumber } from '../../../../lib/vietnamese/index.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import type { Entered } from './types.ts';
import { texts } from './texts.ts';

type CorrectDialogProps = { readonly figure: Entered; readonly onClose: () => void };

/** Replaces an entered figure; the old one stays, with the reason. */
export function CorrectDialog({ figure, onClose }: CorrectDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /manual-figures/{id}/corrections', [
    '/manual-figures',
    '/metrics',
  ]);
  const [id] = useState(() => newId());
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const number = parseNumber(value);
  const [said, why] = [typed(source), typed(reason)];
  const onSubmit = async () => {
    setTried(true);
    if (!number.ok || said === undefined || why === undefined || busy) {
      return;
    }
    const body = { id, value: number.value, source: said, reason: why };
    if ((await send({ params: { id: figure.id }, body })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('correct')}
      submit={t('correct')}
      busy={busy}
      failure={failure}
      problem={tried && (!number.ok || said === undefined || why === undefined) ? t('need') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p>{t('oldValue', { value: formatNumber(figure.value, 2), source: figure.source })}</p>
      <TextInput
        label={t('value')}
        inputMode="decimal"
        required
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <TextInput
        label={t('source')}
        description={t('sourceHint')}
        required
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <TextInput
        label={t('reason')}
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
