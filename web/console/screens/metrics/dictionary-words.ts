import { formatNumber } from '../../../shared/formats.ts';
import type { Language } from '../../../shared/texts.ts';
import { type Metric, metricName } from '../../kit/metrics/words.ts';
import type { texts } from './texts.ts';

/** How a metric comes about, in words; the parts of a ratio by their names. */
export function formulaText(
  metric: Metric,
  names: ReadonlyMap<string, Metric>,
  t: typeof texts,
  lang: Language,
): string {
  if (metric.kind !== 'ratio') {
    return t(`kind.${metric.kind}`);
  }
  const nameOf = (code: string) => {
    const found = names.get(code);
    return found === undefined ? code : metricName(found, lang);
  };
  return t('ratio', {
    top: nameOf(metric.numerator ?? ''),
    by: metric.denominator === 'population' ? t('population') : nameOf(metric.denominator ?? ''),
    per: formatNumber(metric.per ?? 1, 0),
  });
}

/** A period in minutes or hours. */
export function refreshText(seconds: number, t: typeof texts): string {
  return seconds < 3_600
    ? t('minutes', { n: Math.round(seconds / 60) })
    : t('hours', { n: Math.round(seconds / 3_600) });
}

export function privacyText(metric: Metric, t: typeof texts): string {
  return metric.public ? t('publicBelow', { n: metric.suppressBelow }) : t('officers');
}
