import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useNow } from '../../kit/useNow.ts';
import { useSend } from '../../kit/useApi.ts';
import { DecisionFields } from '../orders/DecisionFields.tsx';
import { decisionBody, lacksDecision, newDecision } from '../orders/decision-draft.ts';
import type { OrderRecord } from './types.ts';
import { texts } from './texts.ts';

/** Releases a person: at the end of the term, or earlier with a reason; or cancels an order that was a mistake. */
export function Release({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(texts);
  const now = useNow();
  const [reason, setReason] = useState('');
  const [cancelled, setCancelled] = useState(false);
  const release = useSend('POST /orders/{id}/release', ['/orders', '/contacts']);
  const early = Date.parse(order.until) > now;
  // At the end of the term the certificate says it; an earlier end is decided.
  const [decision, setDecision] = useState(() => newDecision(order, early));
  const [tried, setTried] = useState(false);
  const reasonNeeded = early || cancelled || decision.wanted;
  const body = defined({
    version: order.version,
    reason: typed(reason),
    cancelled: cancelled ? true : undefined,
    decision: decisionBody(decision),
  });
  return (
    <Panel title={t('release')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!lacksDecision(decision)) {
            void release.send({ params: { id: order.id }, body });
          }
        }}
      >
        <p className="muted">{t('releaseLead')}</p>
        <TextInput
          label={t('releaseReason')}
          required={reasonNeeded}
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={t('cancelOrder')}
          checked={cancelled}
          onChange={(event) => setCancelled(event.currentTarget.checked)}
        />
        <DecisionFields
          value={decision}
          onChange={setDecision}
          orderKind={order.kind}
          change={cancelled ? 'cancel' : 'release'}
          tried={tried}
          said
        />
        <FailureNotice failure={release.failure} typing />
        <div>
          <Button
            type="submit"
            variant="outline"
            loading={release.busy}
            disabled={reasonNeeded && reason.trim() === ''}
          >
            {t(cancelled ? 'cancel' : 'release')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
