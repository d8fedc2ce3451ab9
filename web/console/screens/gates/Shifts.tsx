import { labelOptions } from '../../../../contract/labels.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { deskTexts } from './deskTexts.ts';
import { PostSelect } from './PostSelect.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 15_000;
const tones = { open: 'blue', 'handed-over': 'good', ended: 'muted' } as const;

/** Shifts with what each counted and what it handed over. */
export function Shifts() {
  const t = useTexts(texts);
  const desk = useTexts(deskTexts);
  const name = useLabel();
  const lang = useLanguage();
  const [url, change] = useUrlState();
  const query = { post: url['post'], state: urlCode('shiftState', url['state']) };
  const list = useList('GET /gates/shifts', { query }, { everyMs: EVERY_MS });
  /** Officers write "1" as well as "Làn 1". */
  const laneName = (lane: string) => (/^\d/.test(lane) ? t('lane', { lane }) : lane);
  const counts = (decisions: Record<string, number>) =>
    labelOptions('gateDecision', lang)
      .flatMap(({ value, label }) =>
        (decisions[value] ?? 0) > 0 ? [`${label} ${formatNumber(decisions[value] ?? 0)}`] : [],
      )
      .join(' · ');
  return (
    <>
      <Filters url={url} change={change} names={['post', 'state']}>
        <PostSelect url={url} change={change} />
        <CodeFilter
          kind="shiftState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /gates/shifts', { query: query as object })} name="shifts" />
      </div>
      <DataList
        label={t('shiftsLabel')}
        list={list}
        columns={[
          {
            id: 'post',
            title: t('post'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.postName}</strong>
                <span className="muted small block">
                  {[row.lane === null ? null : laneName(row.lane), t(row.direction)]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </>
            ),
          },
          {
            id: 'officer',
            title: t('officer'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.officer}
                <span className="block">
                  <Tag tone={tones[row.state]}>{name('shiftState', row.state)}</Tag>
                </span>
              </>
            ),
          },
          {
            id: 'time',
            title: t('started'),
            render: (row) => (
              <>
                {showInstant(row.startedAt)}
                <span className="muted small block">
                  {t('ended')}: {showInstant(row.endedAt)}
                </span>
              </>
            ),
          },
          {
            id: 'crossings',
            title: t('total'),
            className: 'wrap',
            render: (row) => (
              <>
                {formatNumber(row.crossings)}
                {row.vehicles > 0 ? ` · ${desk('vehiclesOfShift', { n: formatNumber(row.vehicles) })}` : null}
                <span className="muted small block">{counts(row.decisions)}</span>
              </>
            ),
          },
          { id: 'note', title: t('note'), className: 'wrap', render: (row) => row.note ?? '–' },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.postName} ${showInstant(row.startedAt)}`}
        empty={{ title: t('noShifts') }}
      />
    </>
  );
}
