import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDate } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { NewTemplate } from './NewTemplate.tsx';
import { texts } from './texts.ts';

/** Versions of the wording of decisions, by office and kind. */
export function Templates() {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const mayDraft = useRight('order.issue');
  const [url, change] = useUrlState();
  const [adding, setAdding] = useState(false);
  const filters = {
    q: url['q'],
    kind: urlCode('templateKind', url['kind']),
    state: urlCode('templateState', url['state']),
    sort: url['sort'],
  };
  const list = useList('GET /order-templates', { query: filters });
  const add = mayDraft ? <Button onClick={() => setAdding(true)}>{t('add')}</Button> : null;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {add}
          <ExportList
            url={fileUrl('GET /order-templates', { query: filters as object })}
            name="order-templates"
          />
        </>
      }
    >
      <Filters url={url} change={change} names={['q', 'kind', 'state']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="templateKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="templateState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <DataList
        label={t('title')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          {
            id: 'office',
            title: t('office'),
            sort: 'office',
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.officeName}</strong>
                <span className="muted small block">{row.areaName}</span>
              </>
            ),
          },
          {
            id: 'kind',
            title: t('kind'),
            className: 'wrap',
            render: (row) => (
              <>
                {name('templateKind', row.kind)}
                <span className="muted small block">{t('versionN', { n: row.number })}</span>
              </>
            ),
          },
          {
            id: 'state',
            title: t('state'),
            render: (row) => <StatusTag kind="templateState" code={row.state} />,
          },
          {
            id: 'validFrom',
            title: t('validFrom'),
            sort: 'validFrom',
            render: (row) => (row.validFrom === null ? '–' : formatDate(row.validFrom)),
          },
          {
            id: 'note',
            title: t('note'),
            className: 'wrap',
            render: (row) => row.endReason ?? row.note ?? '–',
          },
          {
            id: 'changedAt',
            title: t('changed'),
            sort: 'changedAt',
            render: (row) => (
              <>
                {showInstant(row.changedAt)}
                <span className="muted small block">{row.changedBy}</span>
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) =>
          `${row.officeName}, ${name('templateKind', row.kind)}, ${t('versionN', { n: row.number })}`
        }
        onOpen={(row) => void navigate({ to: '/orders/templates/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint'), action: add }}
      />
      {adding ? <NewTemplate onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
