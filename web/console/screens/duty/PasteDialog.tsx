import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { errorText } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { readRoster, type Turn } from './paste.ts';
import { texts } from './texts.ts';

type Sent = { readonly turns: readonly Turn[]; readonly answer: DataOf<'POST /command/duty'> };

/** Takes a roster from a spreadsheet: what can't be read stays in the field with its reason. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [text, setText] = useState('');
  const [sent, setSent] = useState<Sent | null>(null);
  const add = useSend('POST /command/duty', ['/command/duty']);
  const { turns, faults } = readRoster(text);
  const known = sent?.answer.outcomes.filter(({ status }) => status === 200).length ?? 0;
  const refused = sent?.answer.outcomes.flatMap((one, i) =>
    one.status >= 400
      ? [
          {
            name: sent.turns[i]!.name,
            why: errorText({ code: '', message: '', messageEn: '', ...one }, lang),
          },
        ]
      : [],
  );
  return (
    <FormDialog
      title={t('add')}
      submit={t('save', { n: turns.length })}
      wide
      busy={add.busy}
      failure={add.failure}
      problem={null}
      onSubmit={async () => {
        if (turns.length === 0) {
          return;
        }
        const result = await add.send({ body: { items: [...turns] } });
        if (result.ok) {
          setSent({ turns, answer: result.data });
          if (faults.length === 0 && result.data.outcomes.every(({ status }) => status < 400)) {
            setText('');
          }
        }
      }}
      onClose={onClose}
    >
      {sent === null ? null : <Notice tone="good">{t('added', { n: sent.answer.added, known })}</Notice>}
      {refused === undefined || refused.length === 0 ? null : (
        <Notice tone="warning">
          <ul>
            {refused.map(({ name, why }) => (
              <li key={name}>{t('refused', { name, why })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Textarea
        label={t('paste')}
        description={t('pasteHint')}
        autosize
        minRows={6}
        maxRows={16}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p aria-live="polite">{t('rows', { n: turns.length })}</p>
      {faults.length === 0 ? null : (
        <Notice tone="warning" title={t('badRows', { n: faults.length })}>
          <ul>
            {faults.slice(0, 10).map(({ row, why }) => (
              <li key={row}>{t('badRow', { n: row, why: t(why) })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </FormDialog>
  );
}
