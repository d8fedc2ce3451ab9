import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { watchKinds, watchSorts } from '../../../../contract/gate-control.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { type RowOf } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { AddWatch } from './AddWatch.tsx';
import { texts } from './texts.ts';

type Entry = RowOf<'GET /gates/watch'>;

/** People and vehicles that posts ask the commander about. */
export function GateWatch() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Entry | null>(null);
  const [done, setDone] = useState<'added' | 'removed' | null>(null);
  const kind = oneOf(watchKinds, url['kind']);
  const query = defined({ q: url['q'], kind, sort: oneOf(watchSorts, url['sort']) });
  const watch = useApi('GET /gates/watch', { query }, { keep: true });
  const isFiltered = query.q !== undefined || kind !== undefined;
  const close = (result: 'added' | 'removed' | null) => {
    setAdding(false);
    setRemoving(null);
    setDone(result);
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Button onClick={() => setAdding(true)}>{t('add')}</Button>
          <ExportList
            url={fileUrl('GET /gates/watch', { query })}
            people
            name="watch-list"
            disabled={watch.data?.items.length === 0}
          />
        </>
      }
    >
      {done === null ? null : <Notice tone="good">{t(done)}</Notice>}
      <Filters url={url} change={change} names={['q', 'kind']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <NativeSelect
          label={t('kind')}
          value={kind ?? ''}
          onChange={(event) => change({ kind: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('anyKind') },
            ...watchKinds.map((one) => ({ value: one, label: t(one) })),
          ]}
        />
      </Filters>
      <Await query={watch}>
        {({ items }) => (
          <DataList
            label={t('label')}
            list={fixedList(items)}
            sort={url['sort']}
            onSort={(sort) => change({ sort })}
            columns={[
              { id: 'kind', title: t('kind'), render: (row) => t(row.kind) },
              { id: 'shown', title: t('shown'), render: (row) => <strong>{row.shown}</strong> },
              { id: 'reason', title: t('reason'), className: 'wrap', render: (row) => row.reason },
              {
                id: 'until',
                title: t('until'),
                sort: 'until',
                className: 'brief',
                render: (row) => (row.until === null ? t('noEnd') : showInstant(row.until)),
              },
              {
                id: 'added',
                title: t('addedAt'),
                sort: 'addedAt',
                className: 'reach',
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
            empty={
              isFiltered
                ? { title: t('noMatch'), hint: t('noMatchHint') }
                : { title: t('none'), hint: t('noneHint') }
            }
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
