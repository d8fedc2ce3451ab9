import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useGround } from '../../kit/form/useGround.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useNow } from '../../kit/useNow.ts';
import { useInvalidate, useSend } from '../../kit/useApi.ts';
import { DecisionFields } from '../orders/DecisionFields.tsx';
import { decisionBody, lacksDecision, newDecision } from '../orders/decision-draft.ts';
import { decisionTexts } from '../orders/decision-texts.ts';
import { orderName } from '../orders/order-name.ts';
import type { OrderRecord } from './types.ts';
import { texts } from './texts.ts';

/** Releases a person: at the end of the term, or earlier with a reason; or cancels an order that was a mistake. */
export function Release({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(texts);
  const now = useNow();
  const invalidate = useInvalidate();
  const { ground, hold, renew } = useGround(order);
  const [reason, setReason] = useState('');
  const [cancelled, setCancelled] = useState(false);
  const release = useSend('POST /orders/{id}/release', ['/orders', '/contacts']);
  const early = Date.parse(order.until) > now;
  // At the end of the term the certificate says it; an earlier end is decided.
  const [proposed] = useState(() => newDecision(order, early));
  const { value: drafted, set } = useDraft(proposed);
  // What is over is annulled by a decision alone.
  const annuls = cancelled && !early;
  const decision = annuls ? { ...drafted, wanted: true } : drafted;
  const [tried, setTried] = useState(false);
  const reasonNeeded = early || cancelled || decision.wanted;
  const lacksReason = reasonNeeded && typed(reason) === undefined;
  const body = defined({
    version: ground.version,
    reason: typed(reason),
    cancelled: cancelled ? true : undefined,
    decision: decisionBody(decision),
  });
  const send = async () => {
    const result = await release.send({ params: { id: order.id }, body });
    // Somebody changed the order meanwhile: the officer sees it as it is now before asking again.
    if (!result.ok && result.status === 409) {
      renew();
      invalidate(['/orders']);
    }
  };
  return (
    <Panel title={t('release')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!lacksReason && !lacksDecision(decision)) {
            void send();
          }
        }}
      >
        <p className="muted">{t('releaseLead')}</p>
        <TextInput
          label={t('releaseReason')}
          required={reasonNeeded}
          maxLength={400}
          value={reason}
          error={tried && lacksReason ? t('reasonNeeded') : null}
          onChange={(event) => {
            hold();
            setReason(event.currentTarget.value);
          }}
        />
        <Checkbox
          label={t('cancelOrder')}
          checked={cancelled}
          onChange={(event) => setCancelled(event.currentTarget.checked)}
        />
        {cancelled ? <p className="muted">{t('cancelUndoes')}</p> : null}
        <DecisionFields
          value={decision}
          set={set}
          orderKind={order.kind}
          change={cancelled ? 'cancel' : 'release'}
          optional={!annuls}
          tried={tried}
          said
        />
        <FailureNotice failure={release.failure} typing />
        <div>
          <Button type="submit" variant="outline" loading={release.busy}>
            {t(cancelled ? 'cancel' : 'release')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Annuls an order that is over and should not have been issued: by a decision; its certificate is withdrawn with it. */
export function Annulment({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(texts);
  const decided = useTexts(decisionTexts);
  const [asking, setAsking] = useState(false);
  const [proposed] = useState(() => newDecision(order, true));
  const { value: decision, set } = useDraft(proposed);
  const annul = useSend('POST /orders/{id}/release', ['/orders', '/contacts']);
  return (
    <Panel title={t('annul')}>
      <p className="muted">{t('annulLead')}</p>
      <div>
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          {t('annul')}
        </Button>
      </div>
      {asking ? (
        <ReasonDialog
          title={`${t('annul')} ${orderName(order.number, order.issuerOfficeName)}`}
          submit={t('annul')}
          busy={annul.busy}
          failure={annul.failure}
          lacking={lacksDecision(decision) ? decided('missing') : null}
          onSend={async (reason) => {
            const body = defined({
              version: order.version,
              cancelled: true,
              reason,
              decision: decisionBody(decision),
            });
            const result = await annul.send({ params: { id: order.id }, body });
            if (result.ok) {
              setAsking(false);
            }
          }}
          onClose={() => setAsking(false)}
        >
          <p className="muted">{t('cancelUndoes')}</p>
          <DecisionFields
            value={decision}
            set={set}
            orderKind={order.kind}
            change="cancel"
            optional={false}
            tried={false}
          />
        </ReasonDialog>
      ) : null}
    </Panel>
  );
}
