import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { call } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useGround } from '../../kit/form/useGround.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useInvalidate, withReason } from '../../kit/useApi.ts';
import type { OrderRecord } from './types.ts';
import { DecisionFields } from '../orders/DecisionFields.tsx';
import { decisionBody, lacksDecision, newDecision } from '../orders/decision-draft.ts';
import { LimitInForce } from '../orders/LimitInForce.tsx';
import { texts } from './texts.ts';

/** Changes the end of an order, with a reason. */
export function Extension({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(texts);
  const invalidate = useInvalidate();
  const { ground, hold, renew } = useGround(order);
  // Terms count from the first service, but not from before the beginning ordered.
  const legalStart =
    ground.servedAt !== null && ground.servedAt > ground.from ? ground.servedAt : ground.from;
  // Undefined: nobody typed an end, so the field follows the order.
  const [typedUntil, setUntil] = useState<string | null>();
  const until = typedUntil === undefined ? instantToLocal(ground.until) : typedUntil;
  const [reason, setReason] = useState('');
  const [proposed] = useState(() => newDecision(order, true));
  const { value: decision, set } = useDraft(proposed);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<'extended' | 'leftAsIs' | null>(null);
  const shorter = until !== null && Date.parse(localToInstant(until)) < Date.parse(ground.until);
  const edit = useEdit<{ until: string; reason: string }, OrderRecord>({
    fields: {
      until: { label: t('until'), show: (value) => showInstant(String(value)) },
      reason: { label: t('extendReason') },
    },
    send: async (patch, version) => {
      const params = { id: order.id };
      setDone(patch.until === undefined ? 'leftAsIs' : 'extended');
      // The colleague's end was chosen: there is nothing to change any more.
      if (patch.until === undefined) {
        const read = { params, query: {} };
        return await call('GET /orders/{id}', withReason(read, order.id));
      }
      const body = defined({
        version,
        until: patch.until,
        reason: reason.trim(),
        decision: decisionBody(decision),
      });
      return await call('POST /orders/{id}/extension', { params, body });
    },
    onSaved: (record) => {
      renew(record);
      setUntil(undefined);
      setReason('');
      setTried(false);
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
          if (until !== null && typed(reason) !== undefined && !lacksDecision(decision)) {
            setDone(null);
            void edit.save({ until: localToInstant(until), reason: reason.trim() }, ground.version);
          }
        }}
      >
        {done === null ? null : <Notice tone="good">{t(done)}</Notice>}
        <DateField
          label={t('newUntil')}
          time
          required
          value={until}
          error={tried && until === null ? t('untilNeeded') : null}
          onChange={(next) => {
            hold();
            setUntil(next);
          }}
        />
        <LimitInForce
          term={{
            kind: order.kind,
            caseId: order.caseId,
            from: instantToLocal(legalStart),
            until,
            issuedAt: order.issuedAt,
            firstUntil: ground.changes.at(-1)?.previousUntil ?? ground.until,
          }}
        />
        <TextInput
          label={t('extendReason')}
          required
          maxLength={400}
          value={reason}
          error={tried && typed(reason) === undefined ? t('reasonNeeded') : null}
          onChange={(event) => {
            hold();
            setReason(event.currentTarget.value);
          }}
        />
        <DecisionFields
          value={decision}
          set={set}
          orderKind={order.kind}
          change={shorter ? 'reduction' : 'extension'}
          tried={tried}
          said
        />
        <FailureNotice failure={edit.failure} typing />
        {edit.dialog}
        <div>
          <Button type="submit" loading={edit.busy}>
            {t('extend')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
