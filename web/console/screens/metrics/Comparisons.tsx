import type { ReactNode } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { texts as metricTexts } from '../../kit/metrics/texts.ts';
import { changeText, type Metric, metricUnit, partsText, valueText } from '../../kit/metrics/words.ts';
import { Facts } from '../../kit/Page.tsx';
import type { Series } from './MetricPage.tsx';
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
  const { previousHour, previousDay, previousWeek, siblings, per100k } = item.compared;
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
  for (const [name, one] of [
    ['previousHour', previousHour],
    ['previousDay', previousDay],
    ['previousWeek', previousWeek],
  ] as const) {
    if (one !== undefined && one !== null) {
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
  return <Facts items={rows} />;
}
