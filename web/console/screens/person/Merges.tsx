import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { mergeTexts } from './mergeTexts.ts';

/** What was merged into this record, loaded when it is asked for; the latest merge can be undone, also long after. */
export function Merges({ personId }: { readonly personId: string }) {
  const t = useTexts(mergeTexts);
  const [shown, setShown] = useState(false);
  const [undone, setUndone] = useState<Undone | null>(null);
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
      {undone === null ? null : (
        <Notice tone={undone.cardLost ? 'warning' : 'good'}>
          {t('undone')} {undone.cardLost ? t('cardLost') : ''}{' '}
          <Link to="/people/$id" params={{ id: undone.restoredId }}>
            {t('openOther')}
          </Link>
        </Notice>
      )}
      {shown ? <Loaded personId={personId} onUndone={setUndone} /> : null}
    </Panel>
  );
}

type Undone = DataOf<'POST /people/merges/{id}/undo'>;
type LoadedProps = { readonly personId: string; readonly onUndone: (undone: Undone) => void };

function Loaded({ personId, onUndone }: LoadedProps) {
  const t = useTexts(mergeTexts);
  const query = useApi('GET /people/{id}/merges', { params: { id: personId } }, { subject: personId });
  const undo = useSend('POST /people/merges/{id}/undo', ['/people']);
  const onUndo = async (id: string) => {
    const result = await undo.send({ params: { id } });
    if (result.ok) {
      onUndone(result.data);
    }
  };
  return (
    <Await query={query} subject={personId}>
      {({ items }) => (
        <>
          <FailureNotice failure={undo.failure} />
          {items.length === 0 ? <p className="muted">{t('none')}</p> : <p className="muted">{t('lead')}</p>}
          <ul className="plain">
            {items.map((merge) => (
              <li key={merge.id} className="row">
                <span>
                  <strong>{merge.name}</strong> {merge.birthYear ?? ''}
                  <span className="muted small block">{t('at', { time: showInstant(merge.mergedAt) })}</span>
                </span>
                {merge.undoable ? (
                  <Button
                    variant="outline"
                    size="compact-md"
                    loading={undo.busy}
                    onClick={() => void onUndo(merge.id)}
                  >
                    {t('undo')}
                    <span className="hidden"> {merge.name}</span>
                  </Button>
                ) : (
                  <span className="muted small">{t('later')}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Await>
  );
}
