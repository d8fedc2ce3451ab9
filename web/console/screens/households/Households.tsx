import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { common } from '../../kit/texts.ts';
import { BuildDialog } from './BuildDialog.tsx';
import { CardPrints } from './CardPrints.tsx';
import { PlaceDialog } from './PlaceDialog.tsx';
import { texts } from './texts.ts';

const tabs = ['list', 'cards'] as const;

/** Households of the own areas, and the printing of paper cards by hamlet. */
export function Households() {
  const t = useTexts(texts);
  const [url] = useUrlState();
  const current = tabs.find((tab) => tab === url['tab']) ?? 'list';
  return (
    <Page title={t('title')}>
      <nav className="tabs" aria-label={t('title')}>
        {tabs.map((tab) => (
          <Link
            key={tab}
            to="/households"
            search={{ tab }}
            aria-current={tab === current ? 'page' : undefined}
            activeProps={{}}
          >
            {t(tab)}
          </Link>
        ))}
      </nav>
      {current === 'cards' ? <CardPrints /> : <HouseholdList />}
    </Page>
  );
}

function HouseholdList() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const selection = useSelection();
  const [dialog, setDialog] = useState<'build' | 'place' | null>(null);
  const filters = { q: url['q'], area: url['area'], view: urlCode('householdView', url['view']) };
  const list = useList('GET /households', { query: filters });
  const chosen = list.rows.filter((row) => selection.keys.has(row.id));
  const close = () => {
    setDialog(null);
    selection.clear();
  };
  return (
    <>
      <Filters url={url} change={change} names={['q', 'area', 'view']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <CodeFilter
          kind="householdView"
          label={t('view')}
          all={t('anyView')}
          name="view"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row spread">
        <p className="muted" aria-live="polite">
          {list.total === null ? '' : t('total', { n: formatNumber(list.total) })}
        </p>
        <div className="row">
          <Button variant="default" onClick={() => setDialog('build')}>
            {t('build')}
          </Button>
          <ExportList
            url={fileUrl('GET /households', { query: filters as object })}
            people
            name="households"
          />
        </div>
      </div>
      {chosen.length === 0 ? null : (
        <div className="row selection-bar">
          <Button onClick={() => setDialog('place')}>{t('place', { n: formatNumber(chosen.length) })}</Button>
        </div>
      )}
      <DataList
        label={t('list')}
        list={list}
        selection={selection}
        onOpen={(row) => void navigate({ to: '/households/$id', params: { id: row.id } })}
        columns={[
          {
            id: 'head',
            title: t('head'),
            className: 'reach',
            render: (row) => (
              <>
                <Link to="/households/$id" params={{ id: row.id }}>
                  {row.headName ?? '–'}
                </Link>
                {row.headNamed ? null : <span className="muted small block">{t('eldest')}</span>}
              </>
            ),
          },
          {
            id: 'address',
            title: t('address'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.address ?? '–'}
                <span className="muted small block">{row.areaName}</span>
              </>
            ),
          },
          {
            id: 'unit',
            title: t('unit'),
            className: 'wrap',
            render: (row) => row.unitName ?? t('unitUnknown'),
          },
          {
            id: 'members',
            title: t('members'),
            className: 'number',
            render: (row) => formatNumber(row.members),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.headName ?? row.address ?? ''}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {dialog === 'build' ? <BuildDialog onClose={close} /> : null}
      {dialog === 'place' ? <PlaceDialog ids={chosen.map((row) => row.id)} onClose={close} /> : null}
    </>
  );
}
