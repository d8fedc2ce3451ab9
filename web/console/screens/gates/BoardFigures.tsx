import { type ReactNode, useMemo } from 'react';
import { label, labelOptions } from '../../../../contract/labels.ts';
import type { ChartSpec } from '../../../shared/charts/chart.ts';
import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { type BoardSum, hoursOf, ranksOf } from './board.ts';
import { texts } from './texts.ts';
import { ZoneName } from './ZoneWord.tsx';

type BoardFiguresProps = { readonly sum: BoardSum; readonly date: string };

/** Figures of a day: totals, hours as bars with their table, decisions and zones. */
export function BoardFigures({ sum, date }: BoardFiguresProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const hours = sum.hours.join(' ');
  const spec = useMemo(
    (): ChartSpec => ({
      title: t('perHour'),
      unit: t('unit'),
      kind: 'bar',
      step: 'hour',
      times: hoursOf(date),
      series: [{ name: t('total'), values: hours.split(' ').map(Number) }],
    }),
    // A chart is made of words too: the language makes a new one.
    // oxlint-disable-next-line react/exhaustive-deps
    [hours, date, lang],
  );
  const share = (count: number) => (sum.total === 0 ? '–' : formatPercent(count / sum.total));
  const row = (key: string, name: ReactNode, count: number) => ({
    key,
    cells: [name, formatNumber(count), share(count)],
  });
  return (
    <>
      <Facts
        items={[
          [t('total'), <strong key="total">{formatNumber(sum.total)}</strong>],
          [t('waved'), formatNumber(sum.waved)],
          [t('overridden'), formatNumber(sum.overridden)],
          [t('openShifts'), formatNumber(sum.openShifts)],
        ]}
      />
      {sum.total === 0 ? (
        <Empty title={t('noCrossings')} hint={t('noCrossingsHint')} />
      ) : (
        <>
          <div className="two">
            <DataTable
              label={t('byDecision')}
              heads={[t('decision'), t('total'), '%']}
              rows={labelOptions('gateDecision', lang).map(({ value }) =>
                row(value, label('gateDecision', value, lang), sum.decisions[value] ?? 0),
              )}
            />
            <DataTable
              label={t('byZone')}
              heads={[t('zone'), t('total'), '%']}
              rows={ranksOf(sum.zones).map(({ rank, count }) =>
                row(String(rank), <ZoneName rank={rank} />, count),
              )}
            />
          </div>
          <ChartBox spec={spec} name={`gates-${date}`} />
        </>
      )}
    </>
  );
}
