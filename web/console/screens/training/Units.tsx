import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { HALL_MS, HallList } from './HallList.tsx';
import { texts } from './texts.ts';

type Unit = RowOf<'GET /training/units'>;
const states = ['none', 'stuck'] as const;

/** How far each unit is: a province trains hundreds of sites in a day, and nobody reads a thousand names. */
export function Units() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const state = oneOf(states, url['state']);
  const query = { q: url['q'], state };
  const list = useList('GET /training/units', { query }, { everyMs: HALL_MS });
  return (
    <HallList
      title={t('units')}
      lead={t('unitsLead')}
      file={
        <ExportList url={fileUrl('GET /training/units', { query: query as object })} name="training-units" />
      }
      url={url}
      change={change}
      states={states}
      state={state}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.unit}
      rowName={(row) => row.unit}
    />
  );
}

function useColumns(): Column<Unit>[] {
  const t = useTexts(texts);
  const figure = (id: 'trainees' | 'none' | 'open' | 'stuck' | 'finished', title: string): Column<Unit> => ({
    id,
    title,
    end: true,
    render: (row) =>
      id === 'stuck' && row.stuck > 0 ? <strong>{formatNumber(row.stuck)}</strong> : formatNumber(row[id]),
  });
  return [
    {
      id: 'unit',
      title: t('unit'),
      render: (row) => (
        <Link to="/training" search={{ tab: 'results', q: row.unit }}>
          {row.unit === '' ? '–' : row.unit}
        </Link>
      ),
    },
    figure('trainees', t('trainees')),
    figure('none', t('notBegun')),
    figure('open', t('moving')),
    figure('stuck', t('stuckOnly')),
    figure('finished', t('finishedOnly')),
  ];
}
