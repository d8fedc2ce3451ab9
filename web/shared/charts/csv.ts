import { csvLine } from '../../../lib/sheets/csv-write.ts';
import type { ChartSpec } from './spec.ts';

/** The figures of a chart as CSV, one line a point, with a mark for Excel; what is not known is an empty cell. */
export function chartCsv({ times, series }: ChartSpec): string {
  const lines = times.map((time, index) => [time, ...series.map(({ values }) => values[index] ?? '')]);
  return `\uFEFF${[['time', ...series.map(({ name }) => name)], ...lines].map(csvLine).join('')}`;
}
