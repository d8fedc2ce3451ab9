import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n.ts';
import { Panel } from '../Page.tsx';
import { Await } from '../state/Await.tsx';
import { useApi } from '../useApi.ts';
import { History } from './History.tsx';
import { texts } from './texts.ts';

type HistoryPanelProps = { readonly of: 'people' | 'cases'; readonly id: string };

/** The history of a record, loaded when it is asked for: each look at it is audited. */
export function HistoryPanel({ of, id }: HistoryPanelProps) {
  const t = useTexts(texts);
  const [shown, setShown] = useState(false);
  return (
    <Panel
      title={t('title')}
      actions={
        shown ? null : (
          <Button variant="default" onClick={() => setShown(true)}>
            {t('show')}
          </Button>
        )
      }
    >
      {shown ? <Loaded of={of} id={id} /> : null}
    </Panel>
  );
}

function Loaded({ of, id }: HistoryPanelProps) {
  const query = useApi(
    of === 'people' ? 'GET /people/{id}/history' : 'GET /cases/{id}/history',
    { params: { id } },
    {
      subject: id,
    },
  );
  return (
    <Await query={query} subject={id}>
      {({ items }) => <History items={items} />}
    </Await>
  );
}
