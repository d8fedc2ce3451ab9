import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { BeginsWork } from './types.ts';
import { texts } from './texts.ts';

/** Former communes that are divided today: which part the sender means, asked once. */
export function Questions({ data, onBegun }: BeginsWork) {
  const t = useTexts(texts);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const answer = useSend('POST /imports/{id}/answers', ['/imports']);
  if (data.questions.length === 0) {
    return null;
  }
  const given = Object.entries(answers).filter(([, areaId]) => areaId !== '');
  const send = async () => {
    const result = await answer.send({
      params: { id: data.id },
      body: { answers: given.map(([key, areaId]) => ({ key, areaId })) },
    });
    if (result.ok) {
      onBegun();
    }
  };
  return (
    <Panel title={t('questions')}>
      <p className="muted">{t('questionLead')}</p>
      <div className="two">
        {data.questions.map(({ key, text, rows, choices }) => (
          <NativeSelect
            key={key}
            label={t('question', { text, n: formatNumber(rows) })}
            value={answers[key] ?? ''}
            data={[{ value: '', label: '–' }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setAnswers((now) => ({ ...now, [key]: value }));
            }}
          />
        ))}
      </div>
      <FailureNotice failure={answer.failure} typing />
      <div className="row">
        <Button loading={answer.busy} disabled={given.length === 0} onClick={() => void send()}>
          {t('answer')}
        </Button>
      </div>
    </Panel>
  );
}
