/** Numerator and denominator of a ratio; null where nobody knows it. */
export type Parts = readonly [over: number | null, under: number | null];

/** One figure of the report's area, frozen. Null: nothing was known; a gauge has no past. */
export type FrozenMetric = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: string;
  readonly period: number | null;
  readonly previous: number | null;
  readonly total: number | null;
  /** Of a ratio: both parts, so that the report says of how many. */
  readonly ratio?: {
    readonly per: number;
    readonly period: Parts;
    readonly previous: Parts;
    readonly total: Parts;
  };
};

const UNKNOWN = 'chưa có số liệu';
export const NO_DENOMINATOR = 'chưa đủ mẫu số';

/** `1.234` and `4,2` as Vietnamese is written; one decimal at most. */
export function formatNumber(value: number): string {
  const rounded = Math.round(Math.abs(value) * 10) / 10;
  const [whole, decimal] = String(rounded).split('.') as [string, string?];
  const sign = value < 0 && rounded !== 0 ? '-' : '';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${grouped}${decimal === undefined ? '' : `,${decimal}`}`;
}

/** `3,2%`; without a denominator there is no share, and the text says so. */
export function share(over: number | null, under: number | null): string {
  if (over === null) {
    return UNKNOWN;
  }
  return under === null || under <= 0
    ? NO_DENOMINATOR
    : `${((over / under) * 100).toFixed(1).replace('.', ',')}%`;
}

/** A plain figure, or a ratio with both of its parts: `5/120 (4,2 %)`. */
export function figureText(value: number | null, parts?: Parts, per = 1): string {
  if (parts === undefined) {
    return value === null ? UNKNOWN : formatNumber(value);
  }
  const [over, under] = parts;
  if (over === null) {
    return UNKNOWN;
  }
  if (under === null || under <= 0) {
    return NO_DENOMINATOR;
  }
  const rate = formatNumber((over * per) / under);
  const shown = per === 100 ? `${rate} %` : per === 1 ? rate : `${rate} trên ${formatNumber(per)}`;
  return `${formatNumber(over)}/${formatNumber(under)} (${shown})`;
}

/** A figure of a period as the report says it. */
export function wordsOf(metric: FrozenMetric, what: 'period' | 'previous' | 'total'): string {
  return figureText(metric[what], metric.ratio?.[what], metric.ratio?.per);
}

/** Difference to the period before as a cell; empty where there is none. */
export function changeText(metric: FrozenMetric): string {
  const { period, previous } = metric;
  if (period === null || previous === null) {
    return '';
  }
  const change = formatNumber(period - previous);
  return `${period > previous && change !== '0' ? '+' : ''}${change}${points(metric)}`;
}

/** Difference to the period before in words. */
export function changeWords(metric: FrozenMetric, than: string): string {
  const { period, previous } = metric;
  if (period === null || previous === null) {
    return `chưa so sánh được với ${than}`;
  }
  const size = formatNumber(Math.abs(period - previous));
  return size === '0'
    ? `không đổi so với ${than}`
    : `${period > previous ? 'tăng' : 'giảm'} ${size}${points(metric)} so với ${than}`;
}

/** Percentages differ by points. */
function points({ ratio }: FrozenMetric): string {
  return ratio?.per === 100 ? ' điểm %' : '';
}
