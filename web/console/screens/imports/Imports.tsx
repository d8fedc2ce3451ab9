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
import { StatusTag } from '../../kit/StatusTag.tsx';
import { texts } from './texts.ts';

type ImportRow = RowOf<'GET /imports'>;

/** Sheets that were handed in for the officer's areas. */
export function Imports() {
  const t = useTexts(texts);
  const label = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const query = {
    q: url['q'],
    state: urlCode('sheetState', url['state']),
    kind: urlCode('sheetKind', url['kind']),
  };
  const list = useList('GET /imports', { query });
  const add = (
    <Button component={Link} to="/imports/new">
      {t('add')}
    </Button>
  );
  const columns: Column<ImportRow>[] = [
    {
      id: 'file',
      title: t('file'),
      className: 'wrap',
      render: ({ fileName, sheet }) => (
        <>
          <strong>{fileName}</strong>
          {sheet === '' ? null : <span className="muted small"> · {sheet}</span>}
        </>
      ),
    },
    {
      id: 'sender',
      title: t('sender'),
      className: 'wrap',
      render: (row) => `${row.sender} · ${row.areaName}`,
    },
    { id: 'kind', title: t('kind'), className: 'wrap', render: (row) => label('sheetKind', row.kind) },
    { id: 'state', title: t('state'), render: (row) => <StatusTag kind="sheetState" code={row.state} /> },
    { id: 'rows', title: t('rows'), end: true, render: (row) => formatNumber(row.rows) },
    {
      id: 'taken',
      title: t('taken'),
      end: true,
      render: ({ counts }) => formatNumber(counts.imported + counts.duplicate),
    },
    { id: 'bad', title: t('toFix'), end: true, render: (row) => formatNumber(row.counts.bad) },
    { id: 'at', title: t('received'), className: 'wrap', render: (row) => formatInstant(row.createdAt) },
  ];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /imports', { query: query as object })} name="imports" />
          {add}
        </>
      }
    >
      <Filters url={url} change={change} names={['q', 'state', 'kind']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="sheetState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="sheetKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.fileName}
        onOpen={(row) => void navigate({ to: '/imports/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint'), action: add }}
      />
    </Page>
  );
}
