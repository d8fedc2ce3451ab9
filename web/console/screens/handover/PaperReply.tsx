import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { instantToLocal } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FileChoice } from '../directives/FileChoice.tsx';
import type { Upload } from '../directives/upload.ts';
import type { HandoverRecord } from './types.ts';
import { texts } from './texts.ts';

type Answer = BodyOf<'POST /handovers/{id}/reply'>['answer'];

/** Enters the paper by which a unit outside the province answered. */
export function PaperReply({ row }: { readonly row: HandoverRecord }) {
  const t = useTexts(texts);
  const reply = useSend('POST /handovers/{id}/reply', ['/handovers', '/contacts', '/cases', '/interviews']);
  const [id] = useState(() => newId());
  const answers: readonly Answer[] = row.mayAnswer ? ['accepted', 'refused'] : ['returned'];
  const [answer, setAnswer] = useState<Answer>(answers[0]!);
  const [number, setNumber] = useState('');
  const [date, setDate] = useState<string | null>(() => instantToLocal(Date.now()).slice(0, 10));
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [file, setFile] = useState<Upload | null>(null);
  const [tried, setTried] = useState(false);
  const told = { number: typed(number), by: typed(by) };
  const missing = told.number === undefined || told.by === undefined || date === null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (told.number === undefined || told.by === undefined || date === null) {
      return;
    }
    await reply.send({
      params: { id: row.id },
      body: defined({
        id,
        answer,
        number: told.number,
        by: told.by,
        date,
        note: typed(note),
        file: file ?? undefined,
      }),
    });
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{t('paperTitle')}</h3>
      <p className="muted">{t('paperHint')}</p>
      <div className="two">
        <CodeSelect
          kind="outsideAnswer"
          label={t('answer')}
          value={answer}
          only={answers}
          onChange={(code) => setAnswer(code ?? answer)}
        />
        <TextInput
          label={t('paperNumber')}
          required
          maxLength={80}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DateField label={t('paperDate')} required value={date} onChange={setDate} />
        <TextInput
          label={t('paperBy')}
          required
          maxLength={160}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <TextInput
          label={t('replyNote')}
          maxLength={400}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FileChoice label={t('paperFile')} value={file} onChange={setFile} />
      </div>
      {tried && missing ? (
        <Notice tone="warning" alert>
          {t('paperMissing')}
        </Notice>
      ) : null}
      <FailureNotice failure={reply.failure} typing />
      <div className="row">
        <Button type="submit" loading={reply.busy}>
          {t('paperSave')}
        </Button>
      </div>
    </form>
  );
}
