import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { defined, typed } from '../../kit/defined.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { Choice } from './Choice.tsx';
import type { Task } from './types.ts';
import { texts } from './texts.ts';

type Answer = BodyOf<'POST /border/trips/{id}/tasks/{taskId}'>['outcome'];
type TaskDialogProps = {
  readonly task: Pick<Task, 'id' | 'tripId' | 'reason'>;
  readonly onClose: () => void;
};

/** What came of a task. */
export function TaskDialog({ task, onClose }: TaskDialogProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  const { send, busy, failure } = useSend('POST /border/trips/{id}/tasks/{taskId}', ['/border']);
  const [outcome, setOutcome] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const onSubmit = async () => {
    setTried(true);
    if (outcome === '' || busy) {
      return;
    }
    const answer = await send({
      params: { id: task.tripId, taskId: task.id },
      body: defined({ outcome: outcome as Answer, note: typed(note) }),
    });
    if (answer.ok) {
      onClose();
    }
  };
  // The program alone says that a later report took a task back.
  const options = labelOptions('tripTaskOutcome', lang).filter(({ value }) => value !== 'superseded');
  return (
    <FormDialog
      title={t('answerTitle', { what: name('tripTaskReason', task.reason) })}
      submit={t('save')}
      busy={busy}
      failure={failure}
      problem={tried && outcome === '' ? t('needOutcome') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <Choice label={t('outcome')} options={options} value={outcome} onChange={setOutcome} />
      <Textarea
        label={t('note')}
        maxLength={400}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
