import { Button, Drawer } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { placeKinds } from '../../../../contract/places.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { PlaceCreate } from '../place/PlaceCreate.tsx';
import { Posters } from './Posters.tsx';
import { texts } from './texts.ts';

type Kind = (typeof placeKinds)[number];

/** Places with their codes: filter, add, print posters of many. */
export function Places() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const selection = useSelection();
  const mayManage = useRight('place.manage');
  const [adding, setAdding] = useState(false);
  const [created, setCreated] = useState<{ id: string; code: string } | null>(null);
  const kind = url['kind'] as Kind | undefined;
  const filters = { q: url['q'], kind, area: url['area'], sort: url['sort'] };
  const list = useList('GET /places', { query: filters });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportList url={fileUrl('GET /places', { query: filters as object })} name="places" />
          {mayManage ? <Button onClick={() => setAdding(true)}>{t('add')}</Button> : null}
        </>
      }
    >
      {created === null ? null : (
        <Notice tone="good">
          {t('created', { code: created.code })}{' '}
          <Link to="/places/$id" params={{ id: created.id }}>
            {t('open')}
          </Link>
        </Notice>
      )}
      <Filters url={url} change={change} names={['q', 'kind', 'area']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeSelect
          kind="placeKind"
          label={t('kind')}
          value={kind ?? null}
          empty={t('allKinds')}
          onChange={(code) => change({ kind: code ?? undefined })}
        />
        <AreaPicker
          label={t('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      <Posters selection={selection} />
      <DataList
        label={t('label')}
        list={list}
        selection={selection}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          { id: 'name', title: t('name'), sort: 'name', render: (row) => <strong>{row.name}</strong> },
          { id: 'code', title: t('code'), sort: 'code', render: (row) => row.code },
          { id: 'kind', title: t('kind'), render: (row) => name('placeKind', row.kind) },
          { id: 'area', title: t('area'), render: (row) => row.areaName },
          { id: 'state', title: t('state'), render: (row) => t(row.active ? 'active' : 'inactive') },
          { id: 'address', title: t('address'), className: 'wrap', render: (row) => row.address ?? '–' },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowClass={(row) => (row.active ? undefined : 'dim')}
        onOpen={(row) => void navigate({ to: '/places/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      <Drawer
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('add')}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        <PlaceCreate
          areaId={url['area'] ?? null}
          onCreated={(place) => {
            setCreated(place);
            setAdding(false);
          }}
        />
      </Drawer>
    </Page>
  );
}
