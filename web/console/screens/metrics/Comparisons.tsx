import type { ReactNode } from 'react';
import { calendarDate, formatInstant, formatNumber, localToInstant } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { texts as metricTexts } from '../../kit/metrics/texts.ts';
import { changeText, type Metric, metricUnit, partsText, valueText } from '../../kit/metrics/words.ts';
import { Facts } from '../../kit/Page.tsx';
import type { Series } from './types.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { texts } from './texts.ts';

type Item = Series['items'][number];
type ComparisonsProps = {
  readonly item: Item;
  readonly metric: Metric;
  readonly from: string | null;
  readonly to: string;
};

/** The value with its parts, and what it is beside earlier periods, its neighbours and its population. */
export function Comparisons({ item, metric, from, to }: ComparisonsProps) {
  const t = useTexts(texts);
  const m = useTexts(metricTexts);
  const lang = useLanguage();
  const { siblings, per100k } = item.compared;
  const start = localToInstant(`${calendarDate(useNow())}T00:00`);
  const today = useApi(
    'GET /metrics/values',
    {
      query: {
        codes: metric.code,
        area: item.areaId,
        from: start,
        compare: 'previous-hour,previous-day,previous-week',
      },
    },
    { keep: true, everyMs: 60_000 },
  );
  const parts = partsText(item, m);
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, 1));
  const rows: [string, ReactNode][] = [
    [
      metric.stock ? t('now') : t('inPeriod'),
      <>
        <strong>
          {valueText(item, m)} {item.value === null ? '' : metricUnit(metric, lang)}
        </strong>
        {parts === null ? null : <span className="muted small block">{parts}</span>}
        {metric.stock || from === null ? null : (
          <span className="muted small block">
            {t('fromTo', { from: formatInstant(from), to: formatInstant(to) })}
          </span>
        )}
        {item.denominatorSource === null ? null : (
          <span className="muted small block">{item.denominatorSource}</span>
        )}
      </>,
    ],
  ];
  const now = today.data?.items[0];
  if (!metric.stock && now !== undefined) {
    rows.push([t('today'), `${valueText(now, m)} ${now.value === null ? '' : metricUnit(metric, lang)}`]);
  }
  for (const name of ['previousHour', 'previousDay', 'previousWeek'] as const) {
    const one = now?.compared[name];
    if (one !== undefined && one !== null && one.change !== null) {
      rows.push([
        t(name),
        <>
          {changeText(one.change)}
          <span className="muted small block">
            {t('against', { value: number(one.value), before: number(one.before) })}
          </span>
        </>,
      ]);
    }
  }
  if (siblings !== undefined && siblings !== null) {
    rows.push([
      t('siblings'),
      t('rankOf', { rank: siblings.rank ?? '–', of: siblings.of, median: number(siblings.median) }),
    ]);
  }
  if (per100k !== undefined) {
    rows.push([
      t('per100k'),
      <>
        {valueText(per100k, m)}
        {per100k.source === null ? null : <span className="muted small block">{per100k.source}</span>}
      </>,
    ]);
  }
  return (
    <>
      <FailureNotice failure={today.error} />
      <Facts items={rows} />
    </>
  );
}
