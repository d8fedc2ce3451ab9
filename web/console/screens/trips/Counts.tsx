import { useMemo } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart.ts';
import { calendarDate, formatNumber } from '../../../shared/formats.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Filters } from '../../kit/list/Filters.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { hoursOf } from '../gates/board.ts';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { GateSelect } from './GateSelect.tsx';
import { texts } from './texts.ts';

type Count = DataOf<'GET /border/counts'>['items'][number];
const EVERY_MS = 30_000;

/** Vehicles that arrived and went through on a day, by gate. */
export function Counts() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const today = calendarDate(useNow());
  const date = url['date'] ?? today;
  const query = { date, gate: url['gate'] };
  const counts = useApi('GET /border/counts', { query }, { everyMs: EVERY_MS, keep: true });
  return (
    <>
      <Filters url={url} change={change} names={['gate', 'date']}>
        <GateSelect url={url} change={change} />
        <DateField
          label={t('day')}
          value={date}
          max={today}
          onChange={(day) => change({ date: day === today ? undefined : (day ?? undefined) })}
        />
      </Filters>
      <Await query={counts} lines={8}>
        {({ asOf, items }) =>
          items.length === 0 ? (
            <Empty title={t('noCounts')} />
          ) : (
            [...Map.groupBy(items, ({ gateId }) => gateId)].map(([gateId, own]) => (
              <Panel
                key={gateId}
                title={own[0]!.gateName}
                actions={<span className="muted small">{words('asOf', { time: showInstant(asOf) })}</span>}
              >
                <GateCounts items={own} date={date} gateId={gateId} />
              </Panel>
            ))
          )
        }
      </Await>
    </>
  );
}

type GateCountsProps = {
  readonly items: readonly Count[];
  readonly date: string;
  readonly gateId: string;
};

const sumOf = (items: readonly Count[], what: 'arrived' | 'exited') =>
  items.reduce((total, item) => total + item[what], 0);

function GateCounts({ items, date, gateId }: GateCountsProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  const key = JSON.stringify(items);
  const spec = useMemo((): ChartSpec => {
    const hours = Array.from({ length: 24 }, (_, hour) => items.filter((item) => item.hour === hour));
    return {
      title: t('perHour'),
      unit: t('unit'),
      kind: 'bar',
      step: 'hour',
      times: hoursOf(date),
      series: [
        { name: t('arrivedCount'), values: hours.map((own) => sumOf(own, 'arrived')) },
        { name: t('exitedCount'), kind: 'line', values: hours.map((own) => sumOf(own, 'exited')) },
      ],
    };
    // A chart is made of words too: the language makes a new one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, date, lang]);
  const kinds = Map.groupBy(items, (item) =>
    [name('plateNation', item.nation), name('tripDirection', item.direction)].join(', '),
  );
  const figures = (own: readonly Count[]) => [
    formatNumber(sumOf(own, 'arrived')),
    formatNumber(sumOf(own, 'exited')),
  ];
  const heads = [t('arrivedCount'), t('exitedCount')];
  return (
    <>
      <DataTable
        label={t('byNation')}
        heads={[t('byNation'), ...heads]}
        rows={[
          ...[...kinds].map(([kind, own]) => ({ key: kind, cells: [kind, ...figures(own)] })),
          { key: 'total', cells: [t('total'), ...figures(items)] },
        ]}
      />
      <ChartBox
        spec={spec}
        name={`border-${date}`}
        csv={fileUrl('GET /border/counts', { query: { date, gate: gateId } })}
      />
    </>
  );
}
