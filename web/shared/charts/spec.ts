import { formatDate, formatTime } from '../formats.ts';

export type ChartSeries = { readonly name: string; readonly values: readonly (number | null)[] };
export type ChartSpec = {
  readonly title: string;
  /** What is counted, e.g. "ca", "lượt quét". */
  readonly unit: string;
  readonly kind: 'line' | 'bar';
  /** Instants of the points, ISO 8601, ascending. */
  readonly times: readonly string[];
  readonly step: 'hour' | 'day';
  readonly series: readonly ChartSeries[];
  /** From this instant on the figures are incomplete: drawn hatched and said so. */
  readonly incompleteFrom?: string;
};

/** Write the time of a point as its axis and its table show it. */
export function pointLabel(time: string, step: 'hour' | 'day'): string {
  return step === 'hour' ? `${formatTime(time)} ${formatDate(time).slice(0, 5)}` : formatDate(time);
}
