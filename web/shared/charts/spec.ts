import { formatDate, formatTime } from '../formats.ts';

export type ChartSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Drawn otherwise than the rest of the chart. */
  readonly kind?: 'line' | 'bar';
};
export type ChartStep = 'hour' | 'day' | 'week';
export type ChartSpec = {
  readonly title: string;
  /** What is counted, e.g. "ca", "lượt quét". */
  readonly unit: string;
  readonly kind: 'line' | 'bar';
  /** Instants of the points, ISO 8601, ascending. */
  readonly times: readonly string[];
  readonly step: ChartStep;
  /** Intervals: the space between two series (positions from 0) is filled lightly. */
  readonly bands?: readonly { readonly low: number; readonly high: number }[];
  readonly series: readonly ChartSeries[];
  /** From this instant on the figures are incomplete: drawn hatched and said so. */
  readonly incompleteFrom?: string;
};

/** Write the time of a point as its axis and its table show it; a week by its first day. */
export function pointLabel(time: string, step: ChartStep): string {
  return step === 'hour' ? `${formatTime(time)} ${formatDate(time).slice(0, 5)}` : formatDate(time);
}
