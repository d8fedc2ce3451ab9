import { Link } from '@tanstack/react-router';
import { addDays, calendarDate, localToInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { MetricSelect } from '../../kit/metrics/MetricSelect.tsx';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { Examples } from './Examples.tsx';
import { RankingTable } from './RankingTable.tsx';
import { inOrder, orders } from './order.ts';
import { TaskRanking } from './TaskRanking.tsx';
import { texts } from './texts.ts';
import { FilterBar } from '../../kit/list/FilterBar.tsx';

/** Areas by a metric; offices, or units, by their tasks. */
const subjects = ['metric', 'organisation', 'area'] as const;
const spans = ['1', '7', '14', '30'] as const;
/** Shown first: what the public sees of cases. */
const FIRST = 'cases.announced-per-100k';

/** The units below an area in order of a metric, and what would move each of them. */
export function Rankings() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const tasks = useRight('directive.read');
  const subject = (tasks ? oneOf(subjects, url['of']) : null) ?? 'metric';
  const span = oneOf(spans, url['days']) ?? '7';
  const code = url['metric'] ?? FIRST;
  const from = localToInstant(`${addDays(calendarDate(useNow()), 1 - Number(span))}T00:00`);
  const query = { area: url['area'], from };
  const metrics = useApi('GET /metrics', {});
  const answer = useApi('GET /metrics/{code}/ranking', { params: { code }, query }, { keep: true });
  // Where less is better, dozens of units without a case share the first place.
  const fallback = subject !== 'metric' || answer.data?.better === 'lower' ? 'worst' : 'best';
  const order = oneOf(orders, url['order']) ?? fallback;
  return (
    <Page
      title={t('title')}
      lead={t(subject === 'metric' ? 'lead' : 'leadTasks')}
      actions={
        <>
          {subject === 'metric' ? (
            <Link to="/metrics/$code" params={{ code }}>
              {t('about')}
            </Link>
          ) : null}
          <ExportList
            url={
              subject === 'metric'
                ? fileUrl('GET /metrics/{code}/ranking', { params: { code }, query: defined(query) })
                : fileUrl('GET /task-ranking', { query: { of: subject, from } })
            }
            name={subject === 'metric' ? `ranking-${code}` : `ranking-tasks-${subject}`}
          />
        </>
      }
    >
      {tasks ? (
        <Segments
          label={t('subject')}
          options={subjects.map((one) => [one, t(`subject.${one}`)] as const)}
          value={subject}
          onChange={(next) => change({ of: next === 'metric' ? undefined : next })}
        />
      ) : null}
      {subject === 'metric' ? (
        <FilterBar>
          <MetricSelect
            metrics={metrics.data?.items ?? []}
            value={code}
            onChange={(metric) => change({ metric: metric ?? undefined })}
          />
          <AreaPicker
            label={t('area')}
            value={url['area'] ?? null}
            onPick={(area) => change({ area: area ?? undefined })}
          />
        </FilterBar>
      ) : null}
      <Segments
        label={t('period')}
        options={spans.map((one) => [one, t(`days.${one}`)] as const)}
        value={span}
        onChange={(days) => change({ days: days === '7' ? undefined : days })}
      />
      <Segments
        label={t('order')}
        options={orders.map((one) => [one, t(`order.${one}`)] as const)}
        value={order}
        onChange={(next) => change({ order: next })}
      />
      {subject === 'metric' ? (
        <Await query={answer} lines={10}>
          {(data) => (
            <>
              <p className="muted small">
                {t('asOf', {
                  at: showInstant(data.asOf),
                  from: showInstant(data.from),
                  to: showInstant(data.to),
                })}{' '}
                · {t(data.better)}
              </p>
              {data.items.length === 0 ? (
                <Empty title={t('none')} hint={t('noneHint')} />
              ) : (
                <>
                  {data.items.every(({ rank }) => rank === null) ? (
                    <Notice tone="info">{t('noneRanked')}</Notice>
                  ) : null}
                  <RankingTable ranking={{ ...data, items: inOrder(data.items, order) }} />
                </>
              )}
            </>
          )}
        </Await>
      ) : (
        <TaskRanking of={subject} from={from} order={order} />
      )}
      {subject === 'metric' ? <Examples /> : null}
    </Page>
  );
}
