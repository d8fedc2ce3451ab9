import { useMemo } from 'react';
import type { Measure } from '../../../../contract/indicators.ts';
import type { ChartSpec } from '../../../shared/charts/chart.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { Explain } from './Explain.tsx';
import type { FrameQuery } from './query.ts';
import { texts } from './texts.ts';
import { ends, figure, pointOf } from './words.ts';

type Timeliness = DataOf<'GET /indicators/timeliness'>;
type TimelinessPanelProps = { readonly query: FrameQuery; readonly asOf: string };

/** How promptly and completely contacts are traced. */
export function TimelinessPanel({ query, asOf }: TimelinessPanelProps) {
  const t = useTexts(texts);
  const answer = useApi('GET /indicators/timeliness', { query }, { keep: true });
  return (
    <Panel
      title={t('timeliness')}
      actions={
        <FileButton
          url={fileUrl('GET /indicators/timeliness', { query: defined(query) })}
          accept="text/csv"
          name="timeliness.csv"
        >
          {t('csv')}
        </FileButton>
      }
    >
      <Await query={answer} lines={8}>
        {(data) => (
          <>
            <Shares items={data.items} asOf={asOf} />
            <Monitored days={data.monitored} />
          </>
        )}
      </Await>
    </Panel>
  );
}

function Shares({ items, asOf }: { readonly items: readonly Measure[]; readonly asOf: string }) {
  const t = useTexts(texts);
  const labelOf = useLabel();
  const interval = (one: Measure) => {
    const found = ends(one, t('openHigh'));
    return found === null ? '–' : `${found.low} – ${found.high}`;
  };
  return (
    <DataTable
      label={t('timeliness')}
      heads={[t('indicator'), t('value'), t('ci'), t('numerator'), t('denominator')]}
      rows={items.map((one) => ({
        key: one.code,
        cells: [
          <span key="name">
            {labelOf('indicator', one.code)} <Explain code={one.code} measure={one} asOf={asOf} />
            {one.reason === null ? null : (
              <span className="small muted block">{labelOf('indicatorReason', one.reason)}</span>
            )}
          </span>,
          one.value === null ? '–' : figure(one.value, one.unit),
          interval(one),
          one.numerator === null ? '–' : formatNumber(one.numerator),
          one.denominator === null ? '–' : formatNumber(one.denominator),
        ],
      }))}
    />
  );
}

function Monitored({ days }: { readonly days: Timeliness['monitored'] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  // A chart is made of words too: the language makes a new one.
  // oxlint-disable-next-line react/exhaustive-deps
  const spec = useMemo(() => chartOf(days, t), [days, lang]);
  return days.every((day) => day.due === 0) ? null : <ChartBox spec={spec} name="monitored" />;
}

function chartOf(days: Timeliness['monitored'], t: typeof texts): ChartSpec {
  return {
    title: t('monitored'),
    unit: t('people'),
    kind: 'line',
    step: 'day',
    times: days.map((day) => pointOf(day.date)),
    series: [
      { name: t('due'), values: days.map((day) => day.due) },
      { name: t('reached'), values: days.map((day) => day.reached) },
    ],
  };
}
