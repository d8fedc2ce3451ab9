import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { call } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useInvalidate } from '../../kit/useApi.ts';
import type { OrderRecord } from './types.ts';
import { DecisionFields } from '../orders/DecisionFields.tsx';
import { decisionBody, lacksDecision, newDecision } from '../orders/decision-draft.ts';
import { LimitInForce } from '../orders/LimitInForce.tsx';
import { texts } from './texts.ts';

/** Changes the end of an order, with a reason. */
export function Extension({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(texts);
  const invalidate = useInvalidate();
  // Terms count from the first service, but not from before the beginning ordered.
  const legalStart = order.servedAt !== null && order.servedAt > order.from ? order.servedAt : order.from;
  const [until, setUntil] = useState<string | null>(instantToLocal(order.until));
  const [reason, setReason] = useState('');
  const [decision, setDecision] = useState(() => newDecision(order, true));
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const change = until !== null && localToInstant(until) < order.until ? 'reduction' : 'extension';
  const edit = useEdit<{ until: string; reason: string }, OrderRecord>({
    fields: {
      until: { label: t('until'), show: (value) => showInstant(String(value)) },
      reason: { label: t('extendReason') },
    },
    send: (patch, version) => {
      const body = defined({
        version,
        until: patch.until ?? order.until,
        reason: patch.reason ?? reason.trim(),
        decision: decisionBody(decision),
      });
      return call('POST /orders/{id}/extension', { params: { id: order.id }, body });
    },
    onSaved: () => {
      setDone(true);
      setReason('');
      invalidate(['/orders']);
    },
  });
  return (
    <Panel title={t('extend')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (until !== null && !lacksDecision(decision)) {
            void edit.save({ until: localToInstant(until), reason: reason.trim() }, order.version);
          }
        }}
      >
        {done ? <Notice tone="good">{t('extended')}</Notice> : null}
        <DateField label={t('newUntil')} time required value={until} onChange={setUntil} />
        <LimitInForce
          term={{
            kind: order.kind,
            caseId: order.caseId,
            from: instantToLocal(legalStart),
            until,
            issuedAt: order.issuedAt,
            firstUntil: order.changes.at(-1)?.previousUntil ?? order.until,
          }}
        />
        <TextInput
          label={t('extendReason')}
          required
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <DecisionFields
          value={decision}
          onChange={setDecision}
          orderKind={order.kind}
          change={change}
          tried={tried}
          said
        />
        <FailureNotice failure={edit.failure} typing />
        {edit.dialog}
        <div>
          <Button type="submit" loading={edit.busy} disabled={until === null || reason.trim() === ''}>
            {t('extend')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
