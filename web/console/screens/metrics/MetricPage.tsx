import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart.ts';
import { formatInstant, localToInstant } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { metricName, metricUnit } from '../../kit/metrics/words.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { AsKnown } from './AsKnown.tsx';
import { Comparisons } from './Comparisons.tsx';
import { Targets } from './Targets.tsx';
import { texts } from './texts.ts';
import type { Series } from './types.ts';
import { FilterBar } from '../../kit/list/FilterBar.tsx';

const steps = ['hour', 'day', 'week', 'month'] as const;

/** One metric of an area: what it is, over time, compared, its targets, and what was known when. */
export function MetricPage() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const { code } = useParams({ strict: false }) as { code: string };
  const [url, change] = useUrlState();
  const step = oneOf(steps, url['step']) ?? 'day';
  const query = {
    area: url['area'],
    step,
    from: url['from'] === undefined ? undefined : localToInstant(`${url['from']}T00:00`),
    compare: 'siblings,per-100k',
  };
  const answer = useApi('GET /metrics/{code}/series', { params: { code }, query }, { keep: true });
  const metric = answer.data?.metric;
  return (
    <Page
      title={metric === undefined ? code : metricName(metric, lang)}
      lead={
        metric === undefined
          ? undefined
          : ((lang === 'vi' ? metric.explainVi : metric.explainEn) ?? undefined)
      }
      actions={
        <>
          <Link to="/metrics">{t('back')}</Link>
          <Link to="/rankings" search={{ metric: code }}>
            {t('rankings')}
          </Link>
        </>
      }
    >
      <FilterBar>
        <AreaPicker
          label={t('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <DateField
          label={words('from')}
          value={url['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
      </FilterBar>
      <Segments
        label={t('step')}
        options={steps.map((one) => [one, t(one)] as const)}
        value={step}
        onChange={(next) => change({ step: next === 'day' ? undefined : next })}
      />
      <Await query={answer} lines={10}>
        {(data) => (
          <>
            {data.items.map((item) => (
              <Panel key={item.areaId} title={item.areaName}>
                <Comparisons item={item} metric={data.metric} from={data.from} to={data.to} />
                {item.values.every((value) => value === null) ? (
                  <p className="muted">{t('noPast')}</p>
                ) : (
                  <SeriesChart
                    data={data}
                    item={item}
                    step={step}
                    csv={fileUrl('GET /metrics/{code}/series', {
                      params: { code },
                      query: defined({ ...query, compare: undefined, area: item.areaId }),
                    })}
                  />
                )}
                <p className="muted small">
                  {data.asOf === null ? null : t('asOf', { at: formatInstant(data.asOf) })}
                  {item.sourceAt === null
                    ? null
                    : ` · ${t('sourceAt', { at: formatInstant(item.sourceAt) })}`}
                </p>
                {item.late ? <Notice tone="warning">{t('late')}</Notice> : null}
              </Panel>
            ))}
            <Targets metric={data.metric} areaId={data.items[0]?.areaId ?? null} />
            {data.metric.kind === 'counter' && data.items[0] !== undefined ? (
              <AsKnown code={code} areaId={data.items[0].areaId} areaName={data.items[0].areaName} />
            ) : null}
          </>
        )}
      </Await>
    </Page>
  );
}

type SeriesChartProps = {
  readonly data: Series;
  readonly item: Series['items'][number];
  readonly step: (typeof steps)[number];
  readonly csv: string;
};

function SeriesChart({ data, item, step, csv }: SeriesChartProps) {
  const lang = useLanguage();
  const spec = useMemo((): ChartSpec => {
    const last = data.starts.at(-1);
    return {
      title: `${metricName(data.metric, lang)} · ${item.areaName}`,
      unit: metricUnit(data.metric, lang),
      kind: data.metric.stock ? 'line' : 'bar',
      step,
      times: data.starts,
      series: [{ name: metricName(data.metric, lang), values: item.values }],
      // The running hour, day, week or month is not over yet.
      ...(last === undefined ? {} : { incompleteFrom: last }),
    };
  }, [data, item, step, lang]);
  return <ChartBox spec={spec} name={`${data.metric.code}-${item.areaCode}`} csv={csv} />;
}
