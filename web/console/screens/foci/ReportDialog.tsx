import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type ReportDialogProps = {
  readonly focusId: string;
  readonly stage: LabelCode<'focusStage'>;
  readonly onClose: () => void;
};

/** Notes that the report of a stage went out: when and to whom. The system sends nothing by itself. */
export function ReportDialog({ focusId, stage, onClose }: ReportDialogProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const { send, busy, failure } = useSend('POST /foci/{id}/reports', ['/foci']);
  const [id] = useState(() => newId());
  const [at, setAt] = useState<string | null>(() => instantToLocal(Date.now()));
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const recipient = typed(to);
  return (
    <FormDialog
      title={t('reportTitle', { stage: name('focusStage', stage) })}
      submit={t('report')}
      busy={busy}
      failure={failure}
      problem={tried && (recipient === undefined || at === null) ? t('reportNeed') : null}
      onSubmit={async () => {
        setTried(true);
        if (recipient === undefined || at === null || busy) {
          return;
        }
        const body = defined({ id, stage, at: localToInstant(at), to: recipient, note: typed(note) });
        const result = await send({ params: { id: focusId }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <DateField label={t('reportAt')} time required value={at} onChange={setAt} />
      <TextInput
        label={t('to')}
        required
        maxLength={160}
        data-autofocus
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput
        label={t('note')}
        maxLength={400}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
