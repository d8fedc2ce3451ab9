import { Button, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FileChoice } from '../directives/FileChoice.tsx';
import type { Upload } from '../directives/upload.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import type { TaskRecord } from './record.ts';
import { texts } from './texts.ts';

const CHANGES = ['/tasks', '/directives'];

/** What the office responsible does: progress, files, done, or a later deadline. */
export function WorkPart({ task }: { readonly task: TaskRecord }) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState<'report' | 'extension' | null>(null);
  const report = useSend('POST /tasks/{id}/report', CHANGES);
  const params = { id: task.id };
  if (task.status !== 'ASSIGNED' && task.status !== 'STARTED') {
    return null;
  }
  return (
    <Panel title={t('act')}>
      <ProgressForm key={task.version} task={task} />
      <div className="row">
        <Button variant="outline" onClick={() => setOpened('report')}>
          {t('report')}
        </Button>
        {task.extensionAsked ? null : (
          <Button variant="default" onClick={() => setOpened('extension')}>
            {t('askExtension')}
          </Button>
        )}
      </div>
      {opened === 'report' ? (
        <ReasonDialog
          title={t('reportTitle', { name: task.title })}
          submit={t('report')}
          busy={report.busy}
          failure={report.failure}
          onSend={async (note = '') => {
            if ((await report.send({ params, body: { version: task.version, note } })).ok) {
              setOpened(null);
            }
          }}
          onClose={() => setOpened(null)}
        >
          <p>{t('reportHint')}</p>
        </ReasonDialog>
      ) : null}
      {opened === 'extension' ? <ExtensionDialog task={task} onClose={() => setOpened(null)} /> : null}
    </Panel>
  );
}

function ProgressForm({ task }: { readonly task: TaskRecord }) {
  const t = useTexts(texts);
  const [percent, setPercent] = useState<number | string>(task.measure === 'percent' ? task.percent : '');
  const [note, setNote] = useState('');
  const [file, setFile] = useState<Upload | null>(null);
  // The same report sent again after a lost answer has the same id.
  const [id] = useState(() => newId());
  const send = useSend('POST /tasks/{id}/progress', CHANGES);
  const submit = async () => {
    const body = defined({
      percent: task.measure === 'percent' && typeof percent === 'number' ? percent : undefined,
      note: typed(note),
      files: file === null ? undefined : [file],
    });
    await send.send({ params: { id: task.id }, body: { id, ...body } });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {task.measure === 'percent' ? (
        <NumberInput
          label={t('percent')}
          min={0}
          max={100}
          allowDecimal={false}
          value={percent}
          onChange={setPercent}
        />
      ) : null}
      <Textarea
        label={t('note')}
        autosize
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FileChoice label={t('attach')} value={file} onChange={setFile} />
      <FailureNotice failure={send.failure} typing />
      <div className="row">
        <Button type="submit" loading={send.busy}>
          {t('saveProgress')}
        </Button>
      </div>
    </form>
  );
}

function ExtensionDialog({ task, onClose }: { readonly task: TaskRecord; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useSend('POST /tasks/{id}/extension', CHANGES);
  const why = typed(reason);
  const submit = async () => {
    setTried(true);
    if (until === null || why === undefined) {
      return;
    }
    const body = { version: task.version, until: localToInstant(until), reason: why };
    if ((await ask.send({ params: { id: task.id }, body })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('askExtension')}
      submit={t('send')}
      busy={ask.busy}
      failure={ask.failure}
      problem={tried && (until === null || why === undefined) ? t('extensionMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField label={t('until')} time required value={until} onChange={setUntil} />
      <Textarea
        label={t('reason')}
        required
        autosize
        maxLength={600}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
