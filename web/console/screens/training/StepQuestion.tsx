import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Drill } from '../../../../contract/training.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type StepQuestionProps = { readonly runId: string; readonly step: Drill['steps'][number] };

/** The question of a step: its answer is on the screen of the step and is judged by the server. */
export function StepQuestion({ runId, step }: StepQuestionProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const send = useSend('POST /training/runs/{id}/answers', ['/training']);
  const [answer, setAnswer] = useState('');
  if (step.ask === null) {
    return null;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send.send({ params: { id: runId }, body: { step: step.id, answer: answer.trim() } });
  };
  return (
    <form className="drill-question" onSubmit={submit}>
      <TextInput
        label={step.ask[lang]}
        value={answer}
        maxLength={80}
        autoComplete="off"
        required
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={send.busy}>
        {t('answer')}
      </Button>
      <FailureNotice failure={send.failure} />
    </form>
  );
}
