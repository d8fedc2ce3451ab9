import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import '../../kit/metrics/metrics.css';
import { type Metric, metricName, metricUnit } from '../../kit/metrics/words.ts';
import { showInstant } from '../../kit/show.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import type { Entered } from './types.ts';
import { texts } from './texts.ts';

type EnteredTableProps = {
  readonly items: readonly Entered[];
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly onCorrect: ((figure: Entered) => void) | null;
};

/** Entered figures, newest first; a corrected one is struck out and says so in words. */
export function EnteredTable({ items, metrics, onCorrect }: EnteredTableProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  return (
    <TableRegion label={t('list')}>
      <table className="table metric-table">
        <caption className="hidden">{t('list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('metric')}</th>
            <th scope="col">{words('area')}</th>
            <th scope="col" className="end">
              {t('value')}
            </th>
            <th scope="col">{t('source')}</th>
            {onCorrect === null ? null : <th scope="col">{t('acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => {
            const metric = metrics.get(one.metric);
            const text = `${formatNumber(one.value, 2)} ${metric === undefined ? '' : metricUnit(metric, lang)}`;
            return (
              <tr key={one.id}>
                <th scope="row" className="row-name">
                  {metric === undefined ? one.metric : metricName(metric, lang)}
                </th>
                <td className="wrap">{one.areaName}</td>
                <td className="end nowrap">
                  {one.correctedBy === null ? (
                    text
                  ) : (
                    <>
                      <s>{text}</s> <Tag tone="muted">{t('corrected')}</Tag>
                    </>
                  )}
                  <span className="muted small block">{showInstant(one.at)}</span>
                </td>
                <td className="sentence">
                  {one.source}
                  {one.reason === null ? null : (
                    <span className="small block">{t('correction', { reason: one.reason })}</span>
                  )}
                  <span className="muted small block">
                    {t('entered', { by: one.author, at: showInstant(one.enteredAt) })}
                  </span>
                </td>
                {onCorrect === null ? null : (
                  <td>
                    {one.correctedBy === null ? (
                      <Button variant="default" size="compact-sm" onClick={() => onCorrect(one)}>
                        {t('correct')}
                        <span className="hidden">
                          {' '}
                          {one.areaName} {text}
                        </span>
                      </Button>
                    ) : null}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableRegion>
  );
}
