import { formatDate, formatTime } from '../formats.ts';
import { defineTexts } from '../texts.ts';

const DAY_MS = 86_400_000;
const t = defineTexts({ vi: { modelDay: 'Ngày {n}' }, en: { modelDay: 'Day {n}' } });

export type ChartSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Drawn otherwise than the rest of the chart. */
  readonly kind?: 'line' | 'bar';
  /** Series whose colour and dashes it takes; its own position unless told. */
  readonly like?: number;
};
/** `month`: points are first days of months. `model-day`: days of a model, counted from 1 at the epoch, not of any calendar. */
export type ChartStep = 'hour' | 'day' | 'week' | 'month' | 'model-day';
export type ChartBand = {
  readonly low: number;
  readonly high: number;
  /** Series whose colour it takes; the colour of intervals unless told. */
  readonly of?: number;
};
export type ChartSpec = {
  readonly title: string;
  /** What is counted, e.g. "ca", "lượt quét". */
  readonly unit: string;
  readonly kind: 'line' | 'bar';
  /** Instants of the points, ISO 8601, ascending. */
  readonly times: readonly string[];
  readonly step: ChartStep;
  /** Intervals: the space between two series (positions from 0) is filled lightly. */
  readonly bands?: readonly ChartBand[];
  readonly series: readonly ChartSeries[];
  /** From this instant on the figures are incomplete: drawn hatched and said so. */
  readonly incompleteFrom?: string;
};

/** Write the time of a point as its axis and its table show it; a week by its first day. */
export function pointLabel(time: string, step: ChartStep): string {
  switch (step) {
    case 'hour':
      return `${formatTime(time)} ${formatDate(time).slice(0, 5)}`;
    case 'month':
      return formatDate(time).slice(3);
    case 'model-day':
      return t('modelDay', { n: Math.round(Date.parse(time) / DAY_MS) + 1 });
    default:
      return formatDate(time);
  }
}

/** The same for an axis, where a year or a day beside the hour would not fit. */
export function axisLabel(time: string, step: ChartStep): string {
  const label = pointLabel(time, step);
  return step === 'month' || step === 'model-day' ? label : label.slice(0, 5);
}

/** The instant of a model's day, counted from 0. */
export function modelDay(index: number): string {
  return new Date(index * DAY_MS).toISOString();
}
