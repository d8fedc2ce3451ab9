import { Link } from '@tanstack/react-router';
import { addDays, calendarDate, localToInstant } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
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
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { Examples } from './Examples.tsx';
import { RankingTable } from './RankingTable.tsx';
import { inOrder, orders } from './order.ts';
import { texts } from './texts.ts';

const spans = ['1', '7', '14', '30'] as const;
/** Shown first: what the public sees of cases. */
const FIRST = 'cases.announced-per-100k';

/** The units below an area in order of a metric, and what would move each of them. */
export function Rankings() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const span = oneOf(spans, url['days']) ?? '7';
  const code = url['metric'] ?? FIRST;
  const from = localToInstant(`${addDays(calendarDate(useNow()), 1 - Number(span))}T00:00`);
  const query = { area: url['area'], from };
  const metrics = useApi('GET /metrics', {});
  const answer = useApi('GET /metrics/{code}/ranking', { params: { code }, query }, { keep: true });
  // Where less is better, dozens of units without a case share the first place.
  const order = oneOf(orders, url['order']) ?? (answer.data?.better === 'lower' ? 'worst' : 'best');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Link to="/metrics/$code" params={{ code }}>
            {t('about')}
          </Link>
          <FileButton
            url={fileUrl('GET /metrics/{code}/ranking', { params: { code }, query: defined(query) })}
            accept="text/csv"
            name={`ranking-${code}.csv`}
          >
            {words('exportCsv')}
          </FileButton>
        </>
      }
    >
      <search className="filters">
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
      </search>
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
      <Examples />
    </Page>
  );
}
