import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import '../../kit/metrics/metrics.css';
import { texts as metricTexts } from '../../kit/metrics/texts.ts';
import { changeText, metricUnit, partsText, valueText } from '../../kit/metrics/words.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

export type Ranking = DataOf<'GET /metrics/{code}/ranking'>;
type Row = Ranking['items'][number];

/** Places with value, change, target, and what would move a unit up. */
export function RankingTable({ ranking }: { readonly ranking: Ranking }) {
  const t = useTexts(texts);
  const m = useTexts(metricTexts);
  const lang = useLanguage();
  const { metric, items } = ranking;
  const targets = items.some(({ target }) => target !== null);
  const nexts = items.some(({ next }) => next !== null);
  return (
    <>
      <TableRegion label={t('title')}>
        <table className="table metric-table">
          <caption className="hidden">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col" className="end">
                {t('rank')}
              </th>
              <th scope="col">{t('unit')}</th>
              <th scope="col" className="end">
                {t('value')} ({metricUnit(metric, lang)})
              </th>
              {targets ? <th scope="col">{t('target')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.areaId}>
                <td className="end nowrap">
                  {row.rank === null ? <span className="muted">{t('noRank')}</span> : row.rank}
                  {row.beforeRank === null || row.beforeRank === row.rank ? null : (
                    <span className="muted small block">{t('was', { rank: row.beforeRank })}</span>
                  )}
                </td>
                <th scope="row" className="row-name">
                  {row.areaName}
                  {row.next === null ? null : (
                    <span className="muted small block">{nextText(row.next, metric, lang, t)}</span>
                  )}
                </th>
                <td className="end">
                  {valueText(row, m)}
                  <span className="muted small block">{partsText(row, m)}</span>
                  {row.value === null || row.before === null ? null : (
                    <span className="small block nowrap">{changeText(row.value - row.before)}</span>
                  )}
                </td>
                {targets ? (
                  <td>
                    <TargetCell row={row} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
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
