import { useState } from 'react';
import { calendarDate, formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { useNow } from '../../kit/useNow.ts';
import { AreaDetail } from './AreaDetail.tsx';
import { Crumbs } from './Crumbs.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

/** Units by date: down the tree, or by name. */
export function Areas() {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const today = calendarDate(useNow());
  const mayAdd = useRight('area.manage');
  const [opened, setOpened] = useState<string | null>(null);
  const at = url['at'] ?? today;
  const { q, parent } = url;
  // Without a parent and without a search the tree begins with the provinces.
  const kind = q === undefined && parent === undefined ? ('province' as const) : undefined;
  const query = {
    at,
    q,
    kind,
    parentId: q === undefined ? parent : undefined,
    sort: url['sort'],
    limit: 100,
  };
  const list = useList('GET /areas', { query });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportList url={fileUrl('GET /areas', { query: query as object })} name="areas" />}
    >
      <Filters url={url} change={change} names={['q', 'at']}>
        <SearchBox label={t('search')} value={q} onChange={(text) => change({ q: text })} />
        <DateField label={t('at')} value={at} onChange={(date) => change({ at: date ?? undefined })} />
      </Filters>
      <Crumbs parentId={parent ?? null} onGo={(id) => change({ parent: id ?? undefined, q: undefined })} />
      {parent === undefined ? null : <AreaDetail key={parent} id={parent} mayAdd={mayAdd} />}
      <DataList
        label={t('label')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          { id: 'name', title: t('name'), sort: 'name', render: (row) => <strong>{row.name}</strong> },
          { id: 'code', title: t('code'), sort: 'code', render: (row) => row.code },
          { id: 'kind', title: t('kind'), render: (row) => name('areaKind', row.kind) },
          {
            id: 'population',
            title: t('population'),
            sort: 'population',
            end: true,
            render: (row) => (row.population === null ? '–' : formatNumber(row.population)),
          },
          { id: 'from', title: t('validFrom'), render: (row) => showDate(row.validFrom) },
          { id: 'to', title: t('validTo'), render: (row) => showDate(row.validTo) },
        ]}
        keys={{ e: (row) => setOpened((id) => (id === row.id ? null : row.id)) }}
        renderBelow={(row) => (row.id === opened ? <AreaDetail id={row.id} mayAdd={mayAdd} /> : null)}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => change({ parent: row.id, q: undefined })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </Page>
  );
}
