import { Button, Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { LabelCode } from '../../../../contract/labels.ts';
import { useRight } from '../../app/session/session.ts';
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
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useLive } from '../../kit/useLive.ts';
import { FocusClock } from './FocusClock.tsx';
import { texts } from './texts.ts';

type FocusRow = RowOf<'GET /foci'>;
const LIVE = { focus: ['/foci'] } as const;

/** Outbreak foci of the officer's areas, those whose report is due soonest first. */
export function Foci() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const navigate = useNavigate();
  const manages = useRight('focus.manage');
  const [url, change] = useUrlState();
  useLive(LIVE);
  const query = {
    q: url['q'],
    state: urlCode('focusState', url['state']),
    area: url['area'],
    late: url['late'] === 'true' ? true : undefined,
    sort: url['sort'],
  };
  const list = useList('GET /foci', { query });
  const add = manages ? (
    <Button component={Link} to="/foci/new">
      {t('add')}
    </Button>
  ) : null;
  const columns: Column<FocusRow>[] = [
    { id: 'title', title: t('name'), className: 'wrap', render: (row) => <strong>{row.title}</strong> },
    { id: 'state', title: t('state'), render: (row) => <StatusTag kind="focusState" code={row.state} /> },
    { id: 'clock', title: t('clock'), className: 'wrap', render: (row) => <FocusClock next={row.next} /> },
    {
      id: 'area',
      title: t('area'),
      className: 'wrap',
      render: (row) => (
        <>
          {row.placeName ?? row.areaName}
          <div className="muted">
            {[name('disease', row.disease as LabelCode<'disease'>), row.group].filter(Boolean).join(' · ')}
          </div>
        </>
      ),
    },
    {
      id: 'found',
      title: t('foundAt'),
      sort: 'foundAt',
      className: 'brief',
      render: (row) => formatInstant(row.foundAt),
    },
    {
      id: 'cases',
      title: t('cases'),
      end: true,
      render: (row) => (
        <>
          {formatNumber(row.cases)}{' '}
          {row.proposed === 0 ? null : (
            <Tag tone="warning">{t('proposed', { n: formatNumber(row.proposed) })}</Tag>
          )}
        </>
      ),
    },
  ];
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportList url={fileUrl('GET /foci', { query: query as object })} name="foci" />
          {add}
        </>
      }
    >
      <Filters url={url} change={change} names={['q', 'state', 'area', 'late']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="focusState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <Checkbox
          label={t('lateOnly')}
          checked={url['late'] === 'true'}
          onChange={(event) => change({ late: event.currentTarget.checked ? 'true' : undefined })}
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
        onOpen={(row) => void navigate({ to: '/foci/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint'), action: add }}
      />
    </Page>
  );
}
