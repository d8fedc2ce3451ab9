import { formatNumber } from '../../../shared/formats.ts';
import type { Language } from '../../../shared/texts.ts';
import type { DataOf } from '../api.ts';
import type { texts } from './texts.ts';

export type Metric = DataOf<'GET /metrics'>['items'][number];
type Measure = Pick<
  DataOf<'GET /metrics/values'>['items'][number],
  'value' | 'outcome' | 'numerator' | 'denominator'
>;

export function metricName({ vi, en }: Pick<Metric, 'vi' | 'en'>, lang: Language): string {
  return lang === 'vi' ? vi : en;
}

export function metricUnit({ unit, unitEn }: Pick<Metric, 'unit' | 'unitEn'>, lang: Language): string {
  return lang === 'vi' ? unit : unitEn;
}

/** Plain words of the module that a metric comes from; one that has none yet shows its code. */
export function moduleName(module: string, t: typeof texts): string {
  const key = `module.${module}`;
  return knownModules.has(key) ? t(key as 'module.cases') : module;
}
const knownModules = new Set([
  'module.access',
  'module.cases',
  'module.tracing',
  'module.orders',
  'module.presence',
  'module.places',
  'module.gates',
  'module.plates',
  'module.declarations',
  'module.lodging',
  'module.laboratory',
  'module.manual',
]);

/** A value, or in words why there is none. */
export function valueText({ value, outcome }: Measure, t: typeof texts): string {
  if (value !== null) {
    return formatNumber(value, 1);
  }
  return outcome === 'no-denominator'
    ? t('noDenominator')
    : outcome === 'suppressed'
      ? t('suppressed')
      : t('noData');
}

/** Both parts of a ratio; nothing for other metrics. */
export function partsText({ numerator, denominator }: Measure, t: typeof texts): string | null {
  return numerator === null
    ? null
    : t('of', {
        n: formatNumber(numerator, 0),
        by: denominator === null ? '–' : formatNumber(denominator, 0),
      });
}

/** A difference with its sign and its arrow: +12 ▲. */
export function changeText(change: number | null): string {
  if (change === null) {
    return '–';
  }
  const sign = change > 0 ? '+' : '';
  const arrow = change > 0 ? ' ▲' : change < 0 ? ' ▼' : ' =';
  return `${sign}${formatNumber(change, 1)}${arrow}`;
}
