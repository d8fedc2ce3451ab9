import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { useRight } from '../../app/session/session.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { Outcomes, type RowOutcome } from './Outcomes.tsx';
import type { TubeRecord } from './types.ts';
import { texts } from './texts.ts';

type Result = BodyOf<'POST /lab/results'>['items'][number]['result'];

/** The result of one tube, entered or corrected with a reason; a second person releases it. */
export function EnterOne({ tube }: { readonly tube: TubeRecord }) {
  const t = useTexts(texts);
  const mayRecord = useRight('lab.record');
  const { send, busy, failure } = useSend('POST /lab/results', ['/lab']);
  const [result, setResult] = useState<Result | null>(null);
  const [reason, setReason] = useState('');
  const [outcomes, setOutcomes] = useState<readonly RowOutcome[] | null>(null);
  const corrects = tube.result !== null;
  if (!mayRecord || tube.status === 'REJECTED') {
    return null;
  }
  const ready = result !== null && (!corrects || typed(reason) !== undefined);
  const submit = async () => {
    if (result === null) {
      return;
    }
    const item = defined({ code: tube.code, result, reason: corrects ? typed(reason) : undefined });
    const sent = await send({ body: { items: [item] } });
    if (sent.ok) {
      setOutcomes(sent.data.outcomes);
    }
  };
  return (
    <Panel title={t(corrects ? 'correctOne' : 'enterOne')}>
      {corrects ? <p className="muted">{t('correctLead')}</p> : null}
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="two">
          <CodeSelect
            kind="testResult"
            label={t('result')}
            empty={t('chooseResult')}
            value={result}
            onChange={setResult}
          />
          {corrects ? (
            <TextInput
              label={t('why')}
              required
              value={reason}
              maxLength={300}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
        </div>
        <FailureNotice failure={failure} typing />
        {outcomes === null ? null : <Outcomes outcomes={outcomes} good={t('entered')} />}
        <div>
          <Button type="submit" variant={corrects ? 'outline' : 'filled'} loading={busy} disabled={!ready}>
            {t(corrects ? 'correctOne' : 'enterOne')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
