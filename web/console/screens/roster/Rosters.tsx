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
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

type RosterRow = RowOf<'GET /rosters'>;

/** Rosters of the officer's areas. */
export function Rosters() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const query = { q: url['q'], kind: urlCode('rosterKind', url['kind']), area: url['area'] };
  const list = useList('GET /rosters', { query });
  const add = (
    <Button component={Link} to="/rosters/new">
      {t('add')}
    </Button>
  );
  const columns: Column<RosterRow>[] = [
    { id: 'name', title: t('name'), className: 'wrap', render: (row) => <strong>{row.name}</strong> },
    { id: 'kind', title: t('kind'), render: (row) => label('rosterKind', row.kind) },
    {
      id: 'place',
      title: t('place'),
      className: 'wrap',
      render: (row) => row.placeName ?? row.areaName ?? '–',
    },
    { id: 'from', title: t('from'), render: (row) => formatInstant(row.from) },
    { id: 'sessions', title: t('sessions'), end: true, render: (row) => formatNumber(row.sessions) },
    { id: 'people', title: t('people'), end: true, render: (row) => formatNumber(row.people) },
    { id: 'absent', title: t('absent'), end: true, render: (row) => formatNumber(row.absent) },
  ];
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportList url={fileUrl('GET /rosters', { query: query as object })} name="rosters" />
          {add}
        </>
      }
    >
      <Filters url={url} change={change} names={['q', 'kind', 'area']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="rosterKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
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
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowClass={(row) => (row.withdrawnAt === null ? undefined : 'dim')}
        onOpen={(row) => void navigate({ to: '/rosters/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint'), action: add }}
      />
    </Page>
  );
}
