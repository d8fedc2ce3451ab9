import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { AddWatch } from './AddWatch.tsx';
import { texts } from './texts.ts';

type Entry = DataOf<'GET /gates/watch'>['items'][number];

/** People and vehicles that posts ask the commander about. */
export function GateWatch() {
  const t = useTexts(texts);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Entry | null>(null);
  const [done, setDone] = useState<'added' | 'removed' | null>(null);
  const watch = useApi('GET /gates/watch', {});
  const close = (result: 'added' | 'removed' | null) => {
    setAdding(false);
    setRemoving(null);
    setDone(result);
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<Button onClick={() => setAdding(true)}>{t('add')}</Button>}
    >
      {done === null ? null : <Notice tone="good">{t(done)}</Notice>}
      <Await query={watch}>
        {({ items }) => (
          <DataList
            label={t('label')}
            list={fixedList(items)}
            columns={[
              { id: 'kind', title: t('kind'), render: (row) => t(row.kind) },
              { id: 'shown', title: t('shown'), render: (row) => <strong>{row.shown}</strong> },
              { id: 'reason', title: t('reason'), className: 'wrap', render: (row) => row.reason },
              {
                id: 'until',
                title: t('until'),
                render: (row) => (row.until === null ? t('noEnd') : showInstant(row.until)),
              },
              {
                id: 'added',
                title: t('addedAt'),
                render: (row) => (
                  <>
                    {showInstant(row.addedAt)}
                    <span className="muted small block">{t('by', { name: row.addedBy })}</span>
                  </>
                ),
              },
              {
                id: 'act',
                title: t('acts'),
                render: (row) => (
                  <Button variant="default" size="compact-sm" onClick={() => setRemoving(row)}>
                    {t('remove')}
                    <span className="hidden"> {row.shown}</span>
                  </Button>
                ),
              },
            ]}
            rowKey={(row) => row.id}
            rowName={(row) => row.shown}
            empty={{ title: t('none'), hint: t('noneHint') }}
          />
        )}
      </Await>
      {adding ? <AddWatch onClose={() => close(null)} onAdded={() => close('added')} /> : null}
      {removing === null ? null : (
        <RemoveWatch entry={removing} onClose={() => close(null)} onRemoved={() => close('removed')} />
      )}
    </Page>
  );
}

type RemoveWatchProps = {
  readonly entry: Entry;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
};

function RemoveWatch({ entry, onClose, onRemoved }: RemoveWatchProps) {
  const t = useTexts(texts);
  const remove = useSend('POST /gates/watch/{id}/remove', ['/gates/watch']);
  return (
    <ReasonDialog
      title={t('removeOf', { shown: entry.shown })}
      submit={t('remove')}
      busy={remove.busy}
      failure={remove.failure}
      onSend={async (reason = '') => {
        const result = await remove.send({ params: { id: entry.id }, body: { reason } });
        if (result.ok) {
          onRemoved();
        }
      }}
      onClose={onClose}
    >
      <p>{t('removeHint')}</p>
    </ReasonDialog>
  );
}
