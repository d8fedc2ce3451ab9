import { NativeSelect } from '@mantine/core';
import { roleTable } from '../../../../contract/rights.ts';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { defined } from '../../kit/defined.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { useList } from '../../kit/list/useList.ts';
import { useSelection } from '../../kit/list/selection.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { useApi } from '../../kit/useApi.ts';
import type { DataOf } from '../../kit/api.ts';
import { HALL_MS, HallList } from './HallList.tsx';
import { Restart } from './Restart.tsx';
import { texts } from './texts.ts';

type Result = DataOf<'GET /training/results'>['items'][number];
const resultStates = ['none', 'open', 'stuck', 'finished'] as const;
/** As the server filters who is stuck. */
const STUCK_MINUTES = 5;

/** Who trains, where from, at which step and for how long: what a trainer walks the hall by. */
export function Results() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const state = oneOf(resultStates, url['state']);
  const drills = useDrills();
  const drill = drills.find(({ id }) => id === url['drill']);
  const step = Number(url['step']);
  const filters = {
    q: url['q'],
    drill: url['drill'],
    state,
    step: Number.isInteger(step) && step > 0 ? step : undefined,
  };
  const query = { ...filters, sort: url['sort'] };
  const list = useList('GET /training/results', { query }, { everyMs: HALL_MS });
  const selection = useSelection();
  return (
    <HallList
      title={t('results')}
      file={<ExportList url={fileUrl('GET /training/results', { query: query as object })} name="training" />}
      url={url}
      change={change}
      states={resultStates}
      state={state}
      more={{
        names: ['drill', 'step'],
        filters: (
          <>
            <NativeSelect
              label={t('drill')}
              value={url['drill'] ?? ''}
              onChange={(event) => change({ drill: event.currentTarget.value || undefined, step: undefined })}
              data={[
                { value: '', label: t('anyDrill') },
                ...drills.map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
            {drill === undefined ? null : (
              <NativeSelect
                label={t('atStep')}
                value={url['step'] ?? ''}
                onChange={(event) => change({ step: event.currentTarget.value || undefined })}
                data={[
                  { value: '', label: t('anyStep') },
                  ...Array.from({ length: drill.steps }, (_, n) => ({
                    value: String(n + 1),
                    label: t('stepNo', { n: n + 1, of: drill.steps }),
                  })),
                ]}
              />
            )}
          </>
        ),
      }}
      list={list}
      columns={useColumns()}
      sort={url['sort']}
      onSort={(sort) => change({ sort })}
      selection={selection}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
    >
      <Restart
        ids={[...selection.keys]}
        none={list.rows.length === 0}
        match={defined(filters)}
        onDone={selection.clear}
      />
    </HallList>
  );
}

/** Drills as the filter names them. */
function useDrills(): { id: string; name: string; steps: number }[] {
  const lang = useLanguage();
  const { data } = useApi('GET /training/roles', {});
  return (data?.drills ?? []).map(({ id, role, steps, ...drill }) => ({
    id,
    steps,
    name: `${roleTable[role][lang]}: ${drill[lang]}`,
  }));
}

function useColumns(): Column<Result>[] {
  const t = useTexts(texts);
  const lang = useLanguage();
  return [
    { id: 'name', title: t('name'), sort: 'name', render: (row) => row.name },
    { id: 'unit', title: t('unit'), sort: 'unit', render: (row) => row.unit ?? '–' },
    { id: 'done', title: t('steps'), sort: 'done', render: (row) => `${row.done}/${row.steps}` },
    {
      id: 'idle',
      title: t('idle'),
      sort: 'movedAt',
      render: ({ idleMinutes, begun, begunAgain }) =>
        !begun ? (
          t('notBegun')
        ) : begunAgain ? (
          t('begunAgain')
        ) : idleMinutes === null ? (
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
    { id: 'drill', title: t('drill'), render: (row) => (lang === 'vi' ? row.drill : row.drillEn) },
    {
      id: 'startedAt',
      title: t('startedAt'),
      sort: 'startedAt',
      render: (row) => (row.begun ? formatInstant(row.startedAt) : '–'),
    },
    {
      id: 'minutes',
      title: t('took'),
      render: (row) =>
        row.minutes === null ? t('notFinished') : t('minutes', { n: formatNumber(row.minutes) }),
    },
  ];
}
