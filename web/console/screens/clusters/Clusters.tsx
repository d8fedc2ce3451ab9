import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

type ClusterRow = RowOf<'GET /clusters'>;

/** Events and clusters of the officer's areas. */
export function Clusters() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const query = {
    q: url['q'],
    status: urlCode('eventStatus', url['status']),
    investigation: urlCode('investigationStatus', url['investigation']),
    risk: urlCode('riskLevel', url['risk']),
    area: url['area'],
    sort: url['sort'],
  };
  const list = useList('GET /clusters', { query });
  const add = (
    <Button component={Link} to="/clusters/new">
      {t('add')}
    </Button>
  );
  const columns: Column<ClusterRow>[] = [
    { id: 'title', title: t('name'), className: 'wrap', render: (row) => <strong>{row.title}</strong> },
    { id: 'status', title: t('status'), render: (row) => <StatusTag kind="eventStatus" code={row.status} /> },
    {
      id: 'investigation',
      title: t('investigation'),
      render: (row) => label('investigationStatus', row.investigation),
    },
    { id: 'risk', title: t('risk'), render: (row) => label('riskLevel', row.risk) },
    { id: 'from', title: t('from'), sort: 'from', render: (row) => formatInstant(row.from) },
    {
      id: 'place',
      title: t('place'),
      className: 'wrap',
      render: (row) => row.placeName ?? label('placeKind', row.placeKind),
    },
    { id: 'area', title: t('area'), render: (row) => row.areaName },
    {
      id: 'participants',
      title: t('participants'),
      end: true,
      render: (row) => formatNumber(row.participants),
    },
    { id: 'cases', title: t('cases'), end: true, render: (row) => formatNumber(row.cases) },
  ];
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportList url={fileUrl('GET /clusters', { query: query as object })} name="clusters" />
          {add}
        </>
      }
    >
      <Filters url={url} change={change} names={['q', 'status', 'investigation', 'risk', 'area']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="eventStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="investigationStatus"
          label={t('investigation')}
          all={t('anyInvestigation')}
          name="investigation"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="riskLevel"
          label={t('risk')}
          all={t('anyRisk')}
          name="risk"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        columns={columns}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        rowKey={(row) => row.id}
        rowName={(row) => row.title}
        onOpen={(row) => void navigate({ to: '/clusters/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint'), action: add }}
      />
    </Page>
  );
}
