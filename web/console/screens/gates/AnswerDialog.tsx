import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { deskTexts } from './deskTexts.ts';
import type { QuestionRow } from './types.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';

type AnswerDialogProps = { readonly question: QuestionRow; readonly onClose: () => void };

/** The commander's word: a decision and why. */
export function AnswerDialog({ question, onClose }: AnswerDialogProps) {
  const t = useTexts(deskTexts);
  const [decision, setDecision] = useState<LabelCode<'gateDecision'> | null>(null);
  const answer = useSend('POST /gates/escalations/{id}/answer', ['/gates']);
  return (
    <ReasonDialog
      title={t('answerOf', { post: question.postName, who: question.who ?? '•••' })}
      submit={t('send')}
      busy={answer.busy}
      failure={answer.failure}
      lacking={decision === null ? t('choose') : null}
      onSend={async (reason) => {
        if (decision !== null && reason !== undefined) {
          const sent = await answer.send({ params: { id: question.id }, body: { decision, reason } });
          if (sent.ok) {
            onClose();
          }
        }
      }}
      onClose={onClose}
    >
      <p>{question.reason}</p>
      <CodeSelect
        kind="gateDecision"
        label={t('decision')}
        empty={t('choose')}
        required
        value={decision}
        onChange={setDecision}
      />
      <p className="muted small">{t('hint')}</p>
    </ReasonDialog>
  );
}
