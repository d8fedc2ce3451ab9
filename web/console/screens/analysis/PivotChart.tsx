import { useMemo } from 'react';
import type { Pivot } from '../../../../contract/analysis.ts';
import type { BarsSpec } from '../../../shared/charts/bars.ts';
import type { ChartSpec, ChartStep } from '../../../shared/charts/chart.ts';
import { BarsBox } from '../../kit/figures/BarsBox.tsx';
import { ChartBox } from '../../kit/figures/ChartBox.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { showCell, useHeaderName } from './names.ts';
import type { Question } from './question.ts';
import { texts } from './texts.ts';

type PivotChartProps = {
  readonly pivot: Pivot;
  readonly question: Question;
  /** Names of the metrics, for the title. */
  readonly metrics: string;
};

/** Series that can be told apart in one drawing. */
const MAX_SERIES = 4;
/** Lying bars that fit a screen; the table has them all. */
const MAX_ROWS = 25;

/** The answer as lines over time where its rows are days, weeks or months, else as bars, the largest first. */
export function PivotChart({ pivot, question, metrics }: PivotChartProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const labelOf = useLabel();
  const nameOf = useHeaderName();
  const { rows, columns, measure } = question;
  const step: ChartStep | null = rows === 'day' || rows === 'week' || rows === 'month' ? rows : null;
  const shown =
    pivot.columns.length <= MAX_SERIES
      ? pivot.columns.map((_, c) => c)
      : largest(pivot.columnTotals, MAX_SERIES);
  const title = `${metrics} · ${labelOf('pivotDimension', rows)}${columns === undefined ? '' : ` × ${labelOf('pivotDimension', columns)}`}`;
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
    [pivot, step, lang, measure, title],
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
  const ordered = rows === 'area' ? largest(filled(pivot), MAX_ROWS) : pivot.rows.map((_, r) => r);
  if (ordered.length === 0) {
    return <Empty title={t('nothing')} hint={t('nothingHint')} />;
  }
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
      {pivot.rows.length > ordered.length ? <p className="small muted">{t('moreRows')}</p> : null}
    </>
  );
}

/** Sums of the rows, null where nothing was counted: such areas would be empty lines. */
function filled({ rows, cells, rowTotals }: Pivot): (number | null)[] {
  return rows.map((_, r) =>
    cells[r]!.some((value) => value !== null && value !== 0) ? (rowTotals[r] ?? 0) : null,
  );
}

/** Positions of the largest values, at most `count`. */
function largest(values: readonly (number | null)[], count: number): number[] {
  return values
    .map((_, index) => index)
    .filter((index) => values[index] !== null)
    .sort((a, b) => values[b]! - values[a]!)
    .slice(0, count);
}
