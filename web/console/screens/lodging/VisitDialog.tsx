import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import type { Stay } from './types.ts';
import { texts } from './texts.ts';

type VisitDialogProps = { readonly stay: Stay; readonly onClose: () => void };

/** What a visit to somebody from a red zone found. */
export function VisitDialog({ stay, onClose }: VisitDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lodging/stays/{id}/visits', ['/lodging', '/people']);
  // One id and one time for the visit, however often it has to be sent.
  const [first] = useState(() => ({ id: newId(), at: new Date().toISOString() }));
  const [result, setResult] = useState<LabelCode<'stayVisitResult'> | null>(null);
  const [local, setLocal] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const onSubmit = async () => {
    setTried(true);
    if (result === null || busy) {
      return;
    }
    const at = local === null ? first.at : localToInstant(local);
    const answer = await send({
      params: { id: stay.id },
      body: defined({ id: first.id, at, result, note: typed(note) }),
    });
    if (answer.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('visitTitle', { name: stay.name })}
      submit={t('saveVisit')}
      busy={busy}
      failure={failure}
      problem={tried && result === null ? t('needResult') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <CodeSelect
        kind="stayVisitResult"
        label={t('result')}
        empty="–"
        required
        value={result}
        onChange={setResult}
      />
      <DateField label={t('at')} hint={t('atHint')} time value={local} onChange={setLocal} />
      <Textarea
        label={t('note')}
        maxLength={300}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
