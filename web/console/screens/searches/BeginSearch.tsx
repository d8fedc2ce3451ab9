import { Button, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Begins to search for the person of a case by hand, where no call or visit said so. */
export function BeginSearch({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [id] = useState(() => newId());
  const [cause, setCause] = useState<LabelCode<'searchCause'>>('wrong-number');
  const [note, setNote] = useState('');
  const { send, busy, failure } = useSend('POST /searches', ['/searches']);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('begin')}
      </Button>
      {asking ? (
        <FormDialog
          title={t('beginTitle')}
          submit={t('begin')}
          busy={busy}
          failure={failure}
          problem={null}
          onSubmit={async () => {
            const body = defined({
              id,
              subject: 'case' as const,
              subjectId: caseId,
              cause,
              note: typed(note),
            });
            const begun = await send({ body });
            if (begun.ok) {
              await navigate({ to: '/searches/$id', params: { id: begun.data.id } });
            }
          }}
          onClose={() => setAsking(false)}
        >
          <p className="muted">{t('beginHint')}</p>
          <CodeSelect
            kind="searchCause"
            label={t('cause')}
            value={cause}
            onChange={(next) => setCause(next ?? cause)}
          />
          <Textarea
            label={t('note')}
            autosize
            maxLength={600}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
