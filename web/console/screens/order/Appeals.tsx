import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { useRight } from '../../app/session/session.ts';
import { typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { OrderRecord } from './types.ts';
import { paperTexts } from './paper-texts.ts';

type Appeal = OrderRecord['appeals'][number];
type Outcome = BodyOf<'POST /orders/{id}/appeals/{appealId}/answer'>['outcome'];

/** Complaints against the order and their answers. */
export function Appeals({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(paperTexts);
  const name = useLabel();
  const mayRecord = useRight('followup.record');
  const mayAnswer = useRight('order.issue');
  return (
    <Panel title={t('appeals')}>
      {order.status === 'IN_FORCE' ? <p className="muted">{t('appealsLead')}</p> : null}
      {order.appeals.map((one) => (
        <div key={one.id} className="stack">
          <p>
            <strong>{formatInstant(one.at)}</strong> {one.content} <span className="muted">({one.by})</span>
          </p>
          {one.outcome === null ? (
            mayAnswer ? (
              <Answer order={order} appeal={one} />
            ) : (
              <p className="muted">{t('waiting')}</p>
            )
          ) : (
            <p>
              {showInstant(one.answeredAt)}: {name('appealOutcome', one.outcome)}. {one.answer}{' '}
              <span className="muted">({one.answeredBy})</span>
            </p>
          )}
        </div>
      ))}
      {mayRecord ? <NewAppeal key={order.appeals.length} order={order} /> : null}
    </Panel>
  );
}

function NewAppeal({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(paperTexts);
  const record = useSend('POST /orders/{id}/appeals', ['/orders']);
  const [id] = useState(() => newId());
  const [text, setText] = useState('');
  const content = typed(text);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (content !== undefined) {
          void record.send({
            params: { id: order.id },
            body: { id, at: new Date().toISOString(), content },
          });
        }
      }}
    >
      <Textarea
        label={t('appealContent')}
        rows={2}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FailureNotice failure={record.failure} typing />
      <div>
        <Button type="submit" variant="outline" loading={record.busy} disabled={content === undefined}>
          {t('saveAppeal')}
        </Button>
      </div>
    </form>
  );
}

function Answer({ order, appeal }: { readonly order: OrderRecord; readonly appeal: Appeal }) {
  const t = useTexts(paperTexts);
  const send = useSend('POST /orders/{id}/appeals/{appealId}/answer', ['/orders']);
  const [outcome, setOutcome] = useState<Outcome>('kept');
  const [text, setText] = useState('');
  const answer = typed(text);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== undefined) {
          void send.send({ params: { id: order.id, appealId: appeal.id }, body: { outcome, answer } });
        }
      }}
    >
      <div className="two">
        <CodeSelect
          kind="appealOutcome"
          label={t('outcome')}
          value={outcome}
          onChange={(next) => setOutcome(next ?? outcome)}
        />
        <Textarea
          label={t('answer')}
          required
          rows={2}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {outcome === 'kept' ? null : <p className="muted">{t('thenChange')}</p>}
      <FailureNotice failure={send.failure} typing />
      <div>
        <Button type="submit" loading={send.busy} disabled={answer === undefined}>
          {t('saveAnswer')}
        </Button>
      </div>
    </form>
  );
}
