import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { apiError, fileUrl } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { useSend } from '../../kit/useApi.ts';
import { DecisionFields } from '../orders/DecisionFields.tsx';
import { decisionBody, lacksDecision, newDecision } from '../orders/decision-draft.ts';
import { decisionTexts } from '../orders/decision-texts.ts';
import { ServiceForm, Services } from './Service.tsx';
import type { OrderRecord } from './types.ts';

type Change = OrderRecord['changes'][number];
type Decision = NonNullable<Change['decision']>;

/** What was changed in the order, the newest first, with the decisions on it; a note may still get its decision. */
export function Changes({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(decisionTexts);
  const name = useLabel();
  return (
    <Panel title={t('changes')}>
      {order.changes.length === 0 ? <p className="muted">{t('none')}</p> : null}
      {order.changes.map((change, i) => (
        <section
          key={change.at + change.kind}
          className="stack"
          aria-label={name('orderChange', change.kind)}
        >
          <p>
            <strong>{name('orderChange', change.kind)}</strong>{' '}
            {change.kind === 'extension' || change.kind === 'reduction'
              ? t('term', {
                  former: formatInstant(change.previousUntil),
                  until: formatInstant(change.until),
                })
              : t(change.kind === 'cancel' ? 'cancelled' : 'ended', { at: formatInstant(change.at) })}
            {change.reason === null ? '' : `. ${change.reason}`}{' '}
            <span className="muted">
              ({formatInstant(change.at)}, {change.by})
            </span>
          </p>
          {change.decision === null ? (
            <Note order={order} change={change} newest={i === 0} />
          ) : (
            <Issued order={order} decision={change.decision} />
          )}
        </section>
      ))}
    </Panel>
  );
}

function Issued({ order, decision }: { readonly order: OrderRecord; readonly decision: Decision }) {
  const t = useTexts(decisionTexts);
  // Of a cancelled order only the decision that cancelled it is still served.
  const reachable = order.status !== 'CANCELLED' || decision.kind === 'cancel';
  const mayRecord = useRight('followup.record') && reachable;
  const [serving, setServing] = useState(false);
  const { number, officeName: office, signerName: signer, servedAt } = decision;
  const params = { id: order.id, decisionId: decision.id };
  return (
    <>
      <p className="small">
        {t('number', { number, at: formatInstant(decision.issuedAt) })}.{' '}
        {signer === null ? t('officeOnly', { office }) : t('officeSigner', { office, signer })}.{' '}
        {servedAt !== null ? (
          t('served', { at: formatInstant(servedAt) })
        ) : decision.toServe ? (
          <strong>{t('toServe')}</strong>
        ) : (
          t('notServed')
        )}
      </p>
      <Services order={order} decisionId={decision.id} />
      <div className="row">
        <FileButton
          url={fileUrl('GET /orders/{id}/change-decisions/{decisionId}/document.pdf', { params })}
          accept="application/pdf"
          name={`${number.replaceAll('/', '-')}.pdf`}
        >
          {t('load', { number })}
        </FileButton>
        {mayRecord && !serving ? (
          <Button variant={decision.toServe ? 'outline' : 'default'} onClick={() => setServing(true)}>
            {t('serve', { number })}
          </Button>
        ) : null}
      </div>
      {serving ? (
        <ServiceForm order={order} decisionId={decision.id} onSaved={() => setServing(false)} />
      ) : null}
    </>
  );
}

type NoteProps = { readonly order: OrderRecord; readonly change: Change; readonly newest: boolean };

function Note({ order, change, newest }: NoteProps) {
  const t = useTexts(decisionTexts);
  const mayIssue = useRight('order.issue');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p className="muted small">{t('noteOnly')}</p>
      {mayIssue && newest ? (
        <div>
          <Button variant="outline" onClick={() => setAsking(true)}>
            {t('issueNow')}
          </Button>
        </div>
      ) : null}
      {asking ? <IssueLate order={order} change={change} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

type IssueLateProps = {
  readonly order: OrderRecord;
  readonly change: Change;
  readonly onClose: () => void;
};

/** Issues the decision on a change that was made as a note. */
function IssueLate({ order, change, onClose }: IssueLateProps) {
  const t = useTexts(decisionTexts);
  const [proposed] = useState(() => newDecision(order, true));
  const { value: draft, set } = useDraft(proposed);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend('POST /orders/change-decisions', ['/orders']);
  const [refused, setRefused] = useState<ReturnType<typeof apiError> | null>(null);
  const silent = change.reason === null && typed(reason) === undefined;
  const submit = async () => {
    setTried(true);
    const decision = decisionBody(draft);
    if (silent || lacksDecision(draft) || decision === undefined) {
      return;
    }
    const body = defined({ ids: [order.id], decision, reason: typed(reason) });
    const result = await send.send({ body });
    const outcome = result.ok ? result.data.outcomes[0] : undefined;
    if (outcome !== undefined && outcome.status >= 400) {
      const { code = '', message = '', messageEn = '' } = outcome;
      setRefused(apiError({ ok: false, status: outcome.status, error: { code, message, messageEn } }));
    } else if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('issueTitle')}
      submit={t('issueNow')}
      busy={send.busy}
      failure={send.failure ?? refused}
      problem={!tried ? null : silent ? t('reasonMissing') : lacksDecision(draft) ? t('missing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      {change.reason === null ? (
        <TextInput
          label={t('reason')}
          required
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <DecisionFields
        value={draft}
        set={set}
        orderKind={order.kind}
        change={change.kind}
        tried={tried}
        optional={false}
      />
    </FormDialog>
  );
}
