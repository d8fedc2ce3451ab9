import { NativeSelect } from '@mantine/core';
import { roleTable } from '../../../../contract/rights.ts';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { defined } from '../../kit/defined.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useSelection } from '../../kit/list/selection.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { useApi } from '../../kit/useApi.ts';
import { Panel } from '../../kit/Page.tsx';
import type { DataOf } from '../../kit/api.ts';
import { common } from '../../kit/texts.ts';
import { Restart } from './Restart.tsx';
import { texts } from './texts.ts';

type Result = DataOf<'GET /training/results'>['items'][number];
const EVERY_MS = 15_000;
const resultStates = ['open', 'stuck', 'finished'] as const;
/** As the server filters who is stuck. */
const STUCK_MINUTES = 5;

/** Who trains, where from, at which step and for how long: what a trainer walks the hall by. */
export function Results() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const state = oneOf(resultStates, url['state']);
  const filters = { q: url['q'], drill: url['drill'], state };
  const list = useList('GET /training/results', { query: filters }, { everyMs: EVERY_MS });
  const selection = useSelection();
  return (
    <Panel
      title={t('results')}
      actions={
        <FileButton
          url={fileUrl('GET /training/results', { query: filters as object })}
          accept="text/csv"
          name="training.csv"
        >
          {words('exportCsv')}
        </FileButton>
      }
    >
      <Filters url={url} change={change} names={['q', 'state', 'drill']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <NativeSelect
          label={t('state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('anyState') },
            { value: 'open', label: t('open') },
            { value: 'stuck', label: t('stuckOnly') },
            { value: 'finished', label: t('finishedOnly') },
          ]}
        />
        <NativeSelect
          label={t('drill')}
          value={url['drill'] ?? ''}
          onChange={(event) => change({ drill: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t('anyDrill') }, ...useDrillNames()]}
        />
      </Filters>
      <Restart
        ids={[...selection.keys]}
        none={list.rows.length === 0}
        match={defined(filters)}
        onDone={selection.clear}
      />
      <DataList
        label={t('results')}
        list={list}
        columns={useColumns()}
        selection={selection}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        empty={{ title: t('nobody'), hint: t('nobodyHint') }}
      />
    </Panel>
  );
}

/** Drills as the filter names them: by the role that trains with them. */
function useDrillNames(): { value: string; label: string }[] {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { data } = useApi('GET /training/roles', {});
  const officers = (data?.items ?? []).map((role) => ({ value: role, label: roleTable[role][lang] }));
  const citizens = { value: 'citizen', label: roleTable.citizen[lang] };
  return [...officers, citizens, { value: 'citizen-helper', label: t('helperDrill') }];
}

function useColumns(): Column<Result>[] {
  const t = useTexts(texts);
  const lang = useLanguage();
  return [
    { id: 'name', title: t('name'), render: (row) => row.name },
    { id: 'unit', title: t('unit'), render: (row) => row.unit ?? '–' },
    { id: 'done', title: t('steps'), render: (row) => `${row.done}/${row.steps}` },
    {
      id: 'idle',
      title: t('idle'),
      render: ({ idleMinutes }) =>
        idleMinutes === null ? (
          '–'
        ) : idleMinutes < STUCK_MINUTES ? (
          t('idleMinutes', { n: formatNumber(idleMinutes) })
        ) : (
          <strong>{t('stuck', { n: formatNumber(idleMinutes) })}</strong>
        ),
    },
    {
      id: 'step',
      title: t('step'),
      className: 'drill-step',
      render: (row) => (lang === 'vi' ? row.step : row.stepEn) ?? '–',
    },
    { id: 'drill', title: t('drill'), render: (row) => row.drill },
    { id: 'startedAt', title: t('startedAt'), render: (row) => formatInstant(row.startedAt) },
    {
      id: 'minutes',
      title: t('took'),
      render: (row) =>
        row.minutes === null ? t('notFinished') : t('minutes', { n: formatNumber(row.minutes) }),
    },
  ];
}
