import { Modal } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Push = RowOf<'GET /exchange/pushes'>;

/** What was sent, and what the other side said. */
export function Log() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const [opened, setOpened] = useState<Push | null>(null);
  const query = { state: urlCode('pushState', url['state']) };
  const list = useList('GET /exchange/pushes', { query }, { everyMs: 15_000 });
  const summary = ({ imported, updated, ignored }: Push) =>
    imported === null || updated === null || ignored === null
      ? '–'
      : t('summary', { imported, updated, ignored });
  return (
    <Panel title={t('log')}>
      <Filters url={url} change={change} names={['state']}>
        <CodeFilter
          kind="pushState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /exchange/pushes', { query: query as object })} name="pushes" />
      </div>
      <DataList
        label={t('log')}
        list={list}
        columns={[
          {
            id: 'period',
            title: t('period'),
            render: (row) => (
              <>
                <strong>{row.period}</strong>
                {row.dryRun ? <span className="muted small block">{t('trial')}</span> : null}
              </>
            ),
          },
          {
            id: 'state',
            title: t('state'),
            className: 'wrap',
            render: (row) => (
              <>
                <StatusTag kind="pushState" code={row.state} />
                <span className="muted small block">{summary(row)}</span>
              </>
            ),
          },
          { id: 'values', title: t('values'), end: true, render: (row) => formatNumber(row.values) },
          {
            id: 'attempts',
            title: t('attempts'),
            render: (row) => (
              <>
                {row.attempts}
                {row.state === 'WAITING' && row.attempts > 0 ? (
                  <span className="muted small block">
                    {t('nextAt', { at: showInstant(row.nextAttemptAt) })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            id: 'requested',
            title: t('requested'),
            render: (row) => (
              <>
                {showInstant(row.requestedAt)}
                <span className="muted small block">{row.requestedBy}</span>
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.period}
        onOpen={setOpened}
        empty={{ title: t('noPushes') }}
      />
      {opened === null ? null : <PushDialog push={opened} onClose={() => setOpened(null)} />}
    </Panel>
  );
}

function PushDialog({ push, onClose }: { readonly push: Push; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const query = useApi('GET /exchange/pushes/{id}', { params: { id: push.id } });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('detail', { period: push.period })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Await query={query}>
        {({ log, conflicts }) => (
          <div className="stack">
            <ol className="plain stack">
              {log.map((one) => (
                <li key={one.attempt}>
                  <strong>{t('attempt', { n: one.attempt })}</strong>
                  <span className="muted small block">{showInstant(one.at)}</span>
                  {lang === 'vi' ? one.outcome : one.outcomeEn}
                </li>
              ))}
            </ol>
            {conflicts.length === 0 ? null : (
              <>
                <h3>{t('conflicts')}</h3>
                <ul>
                  {conflicts.map(({ object, value }) => (
                    <li key={`${object} ${value}`}>
                      {object}: {value}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
      </Await>
    </Modal>
  );
}
