import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { showDeadline } from '../../kit/show.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';
import type { PrivacyRequest } from './types.ts';

type FirstAnswerProps = { readonly request: PrivacyRequest; readonly changes: string[] };

/** Tells the asker how the request is dealt with; the words are proposed. */
export function FirstAnswer({ request, changes }: FirstAnswerProps) {
  const t = useTexts(texts);
  const [telling, setTelling] = useState(false);
  const [words, setWords] = useState(() => t('firstAnswerWords'));
  const tell = useSend('POST /privacy/requests/{id}/first-answer', changes);
  const said = typed(words);
  return (
    <>
      <Button variant="default" onClick={() => setTelling(true)}>
        {t('firstAnswerGive')}
      </Button>
      {telling ? (
        <FormDialog
          title={t('firstAnswerTitle', { code: request.code })}
          submit={t('firstAnswerSave')}
          busy={tell.busy}
          failure={tell.failure}
          problem={said === undefined ? t('firstAnswerMissing') : null}
          onClose={() => setTelling(false)}
          onSubmit={async () => {
            if (said !== undefined) {
              await tell.send({ params: { id: request.id }, body: { words: said } });
            }
          }}
        >
          <p>{t('firstAnswerHint', { time: showDeadline(request.firstAnswerDueAt ?? request.dueAt) })}</p>
          <FirstAnswerWords value={words} onChange={setWords} />
          <p className="muted">{t('firstAnswerTold')}</p>
        </FormDialog>
      ) : null}
    </>
  );
}

type FirstAnswerWordsProps = { readonly value: string; readonly onChange: (words: string) => void };

/** What the asker reads. */
export function FirstAnswerWords({ value, onChange }: FirstAnswerWordsProps) {
  const t = useTexts(texts);
  return (
    <Textarea
      label={t('firstAnswer')}
      required
      autosize
      minRows={4}
      maxLength={2000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
