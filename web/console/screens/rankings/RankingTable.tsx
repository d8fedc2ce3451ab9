import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { texts as metricTexts } from '../../kit/metrics/texts.ts';
import { changeText, metricUnit, partsText, valueText } from '../../kit/metrics/words.ts';
import { Tag } from '../../kit/Tag.tsx';
import { PlacesTable } from './PlacesTable.tsx';
import { texts } from './texts.ts';

export type Ranking = DataOf<'GET /metrics/{code}/ranking'>;
type Row = Ranking['items'][number];

/** Places with value, change, target, and what would move a unit up. */
export function RankingTable({ ranking }: { readonly ranking: Ranking }) {
  const t = useTexts(texts);
  const m = useTexts(metricTexts);
  const lang = useLanguage();
  const { metric, items } = ranking;
  const nexts = items.some(({ next }) => next !== null);
  return (
    <>
      <PlacesTable
        value={`${t('value')} (${metricUnit(metric, lang)})`}
        target={items.some(({ target }) => target !== null) ? t('target') : undefined}
        places={items.map((row) => ({
          id: row.areaId,
          rank: row.rank,
          beforeRank: row.beforeRank,
          name: row.areaName,
          next: row.next === null ? null : nextText(row.next, metric, lang, t),
          value: (
            <>
              {valueText(row, m)}
              <span className="muted small block">{partsText(row, m)}</span>
              {row.value === null || row.before === null ? null : (
                <span className="small block nowrap">{changeText(row.value - row.before)}</span>
              )}
            </>
          ),
          target: <TargetCell row={row} />,
        }))}
      />
      {nexts ? <p className="muted small">{t('neededNote')}</p> : null}
    </>
  );
}

function TargetCell({ row: { target, attainment } }: { readonly row: Row }) {
  const t = useTexts(texts);
  if (target === null || target.met === null) {
    return <>–</>;
  }
  return (
    <>
      <Tag tone={target.met ? 'good' : 'warning'}>{target.met ? t('met') : t('notMet')}</Tag>
      {attainment === null ? null : (
        <span className="muted small block">
          {t('attained', { percent: formatPercent(attainment, 1), value: formatNumber(target.value, 1) })}
        </span>
      )}
    </>
  );
}

function nextText(
  next: NonNullable<Row['next']>,
  metric: Ranking['metric'],
  lang: 'vi' | 'en',
  t: typeof texts,
): string {
  const n = formatNumber(next.needed, 0);
  return metric.kind === 'ratio'
    ? t('neededOf', { n, rank: next.rank })
    : t('needed', { n, unit: metricUnit(metric, lang), rank: next.rank });
}
