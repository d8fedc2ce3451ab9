import { Button, Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { common } from '../../kit/texts.ts';
import { useLive } from '../../kit/useLive.ts';
import { useNow } from '../../kit/useNow.ts';
import { CordonWork, Ending, type LockdownRow } from './CordonWork.tsx';
import { texts } from './texts.ts';

const LIVE = { lockdown: ['/lockdowns'] } as const;

/** Cordoned areas of the officer's areas, with what each needs now. */
export function Lockdowns() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const now = useNow();
  const navigate = useNavigate();
  const manages = useRight('lockdown.manage');
  const [url, change] = useUrlState();
  useLive(LIVE);
  const query = {
    q: url['q'],
    state: urlCode('lockdownState', url['state']),
    area: url['area'],
    ending: url['ending'] === 'true' ? true : undefined,
    sort: url['sort'],
  };
  const list = useList('GET /lockdowns', { query });
  const add = manages ? (
    <Button component={Link} to="/lockdowns/new">
      {t('add')}
    </Button>
  ) : null;
  const columns: Column<LockdownRow>[] = [
    { id: 'title', title: t('name'), className: 'wrap', render: (row) => <strong>{row.title}</strong> },
    {
      id: 'state',
      title: t('state'),
      className: 'brief',
      render: (row) => (
        <>
          <StatusTag kind="lockdownState" code={row.state} />
          <Ending row={row} now={now} />
        </>
      ),
    },
    { id: 'where', title: t('where'), className: 'wrap', render: (row) => row.placeName ?? row.areaName },
    {
      id: 'until',
      title: t('until'),
      sort: 'until',
      className: 'brief',
      render: (row) =>
        row.liftedAt === null ? formatInstant(row.until) : t('lifted', { time: formatInstant(row.liftedAt) }),
    },
    {
      id: 'people',
      title: t('people'),
      end: true,
      render: (row) => `${formatNumber(row.households)} / ${formatNumber(row.people)}`,
    },
    { id: 'work', title: t('work'), className: 'wrap', render: (row) => <CordonWork row={row} now={now} /> },
  ];
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportList url={fileUrl('GET /lockdowns', { query: query as object })} name="lockdowns" />
          {add}
        </>
      }
    >
      <Filters url={url} change={change} names={['q', 'state', 'area', 'ending']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="lockdownState"
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
          label={t('endingOnly')}
          checked={url['ending'] === 'true'}
          onChange={(event) => change({ ending: event.currentTarget.checked ? 'true' : undefined })}
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
        onOpen={(row) => void navigate({ to: '/lockdowns/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint'), action: add }}
      />
    </Page>
  );
}
