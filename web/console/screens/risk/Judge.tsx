import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { decisionTexts } from './decisionTexts.ts';
import type { ProposalData } from './types.ts';

type JudgeProps = { readonly data: ProposalData; readonly step: 'review' | 'approval' };

/** Passes a proposal on, or returns it with a note. */
export function Judge({ data, step }: JudgeProps) {
  const t = useTexts(decisionTexts);
  const [note, setNote] = useState('');
  const review = useSend('POST /risk/proposals/{id}/review', ['/risk']);
  const approval = useSend('POST /risk/proposals/{id}/approval', ['/risk']);
  const sender = step === 'review' ? review : approval;
  const text = typed(note);
  const judge = (accept: boolean) =>
    void sender.send({
      params: { id: data.id },
      body: { version: data.version, accept, ...(text === undefined ? {} : { note: text }) },
    });
  return (
    <div className="stack">
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        autosize
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FailureNotice failure={sender.failure} typing labels={{ note: t('noteHint') }} />
      <div className="row">
        <Button loading={sender.busy} onClick={() => judge(true)}>
          {t(step === 'review' ? 'accept' : 'approve')}
        </Button>
        <Button variant="outline" color="red" disabled={sender.busy} onClick={() => judge(false)}>
          {t('giveBack')}
        </Button>
      </div>
    </div>
  );
}
