import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import type { DataOf } from '../../kit/api.ts';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

type Result = DataOf<'GET /training/results'>['items'][number];
const EVERY_MS = 15_000;

/** Who trained, where from, how far. */
export function Results() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const filters = { q: url['q'] };
  const list = useList('GET /training/results', { query: filters }, { everyMs: EVERY_MS });
  const columns: Column<Result>[] = [
    { id: 'name', title: t('name'), render: (row) => row.name },
    { id: 'unit', title: t('unit'), render: (row) => row.unit ?? '–' },
    { id: 'drill', title: t('drill'), render: (row) => row.drill },
    { id: 'startedAt', title: t('startedAt'), render: (row) => formatInstant(row.startedAt) },
    { id: 'done', title: t('steps'), render: (row) => `${row.done}/${row.steps}` },
    {
      id: 'minutes',
      title: t('took'),
      render: (row) =>
        row.minutes === null ? t('notFinished') : t('minutes', { n: formatNumber(row.minutes) }),
    },
  ];
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
      <Filters url={url} change={change} names={['q']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
      </Filters>
      <DataList
        label={t('results')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        empty={{ title: t('nobody'), hint: t('nobodyHint') }}
      />
    </Panel>
  );
}
