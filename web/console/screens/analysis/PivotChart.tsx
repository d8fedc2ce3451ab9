import { useMemo } from 'react';
import type { Pivot } from '../../../../contract/analysis.ts';
import type { BarsSpec } from '../../../shared/charts/bars.ts';
import type { ChartSpec, ChartStep } from '../../../shared/charts/chart.ts';
import { BarsBox } from '../../kit/figures/BarsBox.tsx';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { showCell, useHeaderName } from './names.ts';
import type { Question } from './question.ts';
import { texts } from './texts.ts';

type PivotChartProps = { readonly pivot: Pivot; readonly question: Question };

/** Series that can be told apart in one drawing. */
const MAX_SERIES = 4;
/** Lying bars that fit a screen; the table has them all. */
const MAX_ROWS = 25;

/** The answer as lines over time where its rows are days, weeks or months, else as bars, the largest first. */
export function PivotChart({ pivot, question }: PivotChartProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const labelOf = useLabel();
  const nameOf = useHeaderName();
  const { rows, columns, measure } = question;
  const step: ChartStep | null = rows === 'day' || rows === 'week' || rows === 'month' ? rows : null;
  const shown = largest(pivot.columnTotals, MAX_SERIES);
  const title = `${labelOf('pivotDimension', rows)}${columns === undefined ? '' : ` × ${labelOf('pivotDimension', columns)}`}`;
  const unit =
    measure === undefined || measure === 'count'
      ? (pivot.unit ?? t('units'))
      : labelOf('pivotMeasure', measure);
  const series = shown.map((c) => ({
    name: nameOf(columns, pivot.columns[c]!),
    values: pivot.rows.map((_, r) => pivot.cells[r]?.[c] ?? null),
  }));
  const line = useMemo(
    (): ChartSpec | null =>
      step === null
        ? null
        : {
            title,
            unit,
            kind: series.length === 1 ? 'bar' : 'line',
            step,
            times: pivot.rows.map(({ key }) => `${key}T00:00:00+07:00`),
            series,
          },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- series and names follow from the answer and the language
    [pivot, step, lang, measure],
  );
  const left = pivot.columns.length - shown.length;
  if (line !== null) {
    return (
      <>
        <ChartBox spec={line} name="analysis" />
        {left > 0 ? <p className="small muted">{t('moreSeries', { n: left })}</p> : null}
      </>
    );
  }
  const ordered = rows === 'area' ? largest(pivot.rowTotals, MAX_ROWS) : pivot.rows.map((_, r) => r);
  const bars: BarsSpec = {
    title,
    unit,
    series: series.map(({ name }) => name),
    rows: ordered.map((r) => ({
      name: nameOf(rows, pivot.rows[r]!),
      values: series.map(({ values }) => values[r] ?? null),
    })),
    format: (value) => showCell(value, measure),
  };
  return (
    <>
      <BarsBox spec={bars} name="analysis" />
      {left > 0 ? <p className="small muted">{t('moreSeries', { n: left })}</p> : null}
      {pivot.rows.length > ordered.length ? (
        <p className="small muted">{t('moreRows', { n: pivot.rows.length - ordered.length })}</p>
      ) : null}
    </>
  );
}

/** Positions of the largest values, at most `count`; in their own order where all fit. */
function largest(values: readonly (number | null)[], count: number): number[] {
  const positions = values.map((_, index) => index);
  return values.length <= count && count === MAX_SERIES
    ? positions
    : positions.sort((a, b) => (values[b] ?? -1) - (values[a] ?? -1)).slice(0, count);
}
