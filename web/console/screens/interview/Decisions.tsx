import { Button } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useRight } from '../../app/session/session.ts';
import { reachable } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { IssueOrder } from '../orders/IssueOrder.tsx';
import type { Interview } from './answers.ts';
import { texts } from './texts.ts';

/** A test or an order from the same call. */
export function Decisions({ call }: { readonly call: Interview }) {
  const t = useTexts(texts);
  const mayOrder = useRight('order.issue');
  const online = useSyncExternalStore(reachable.subscribe, reachable.get);
  const [asked, setAsked] = useState<'test' | 'isolation-home' | 'quarantine-home' | null>(null);
  if (!mayOrder) {
    return null;
  }
  const stay = call.kind === 'F0' ? 'isolation-home' : 'quarantine-home';
  return (
    <Panel title={t('decisions')}>
      {online ? null : <p className="muted">{t('needsNet')}</p>}
      <div className="row">
        <Button variant="default" disabled={!online} onClick={() => setAsked('test')}>
          {t('askTest')}
        </Button>
        <Button variant="default" disabled={!online} onClick={() => setAsked(stay)}>
          {t('askOrder')}
        </Button>
      </div>
      {asked === null ? null : (
        <IssueOrder
          people={[{ id: call.person.id, name: call.person.fullName }]}
          caseId={call.caseId}
          suggested={asked}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}
