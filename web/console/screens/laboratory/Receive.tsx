import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { reasonOf, type RowOutcome } from './Outcomes.tsx';
import { texts } from './texts.ts';

type Condition = NonNullable<BodyOf<'POST /lab/receptions'>['items'][number]['condition']>;

/** So many of the last scans stay in sight. */
const SHOWN = 8;

/** L2: one scan, one tube; Enter accepts it. The condition chosen rejects instead. */
export function Receive() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const { send, busy, failure } = useSend('POST /lab/receptions', ['/lab']);
  const [code, setCode] = useState('');
  const [condition, setCondition] = useState<Condition>('good');
  const [reason, setReason] = useState('');
  const [seen, setSeen] = useState<readonly (RowOutcome & { readonly accepted: boolean })[]>([]);

  const submit = async (accepted: boolean) => {
    const scanned = typed(code);
    if (scanned === undefined || scanned.length < 3) {
      return;
    }
    const item = defined({
      code: scanned,
      accepted,
      condition,
      reason: accepted ? undefined : typed(reason),
    });
    const result = await send({ body: { items: [item] } });
    if (result.ok) {
      setSeen([...result.data.outcomes.map((one) => ({ ...one, accepted })), ...seen].slice(0, SHOWN));
      if (result.data.outcomes.every((one) => one.status < 400)) {
        setCode('');
        setCondition('good');
        setReason('');
      }
      field.current?.focus();
    }
  };
  return (
    <Panel title={t('receive')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(condition === 'good');
        }}
      >
        <p className="muted">{t('receiveLead')}</p>
        <div className="three">
          <TextInput
            ref={field}
            label={t('scanCode')}
            value={code}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <CodeSelect
            kind="specimenCondition"
            label={t('condition')}
            value={condition}
            onChange={(chosen) => chosen !== null && setCondition(chosen)}
          />
          <TextInput
            label={t('reason')}
            value={reason}
            maxLength={300}
            disabled={condition === 'good'}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <div className="row">
          <Button type="submit" loading={busy}>
            {t(condition === 'good' ? 'accept' : 'reject')}
          </Button>
        </div>
        <FailureNotice failure={failure} typing />
      </form>
      <div aria-live="polite" className="stack">
        {seen.map((one, index) => (
          <Notice
            key={`${one.tube} ${index}`}
            tone={one.status >= 400 ? 'warning' : one.accepted ? 'good' : 'info'}
          >
            <strong>{one.tube}</strong>{' '}
            {one.status >= 400 ? reasonOf(one, lang) : t(one.accepted ? 'accept' : 'reject')}
          </Notice>
        ))}
      </div>
    </Panel>
  );
}
