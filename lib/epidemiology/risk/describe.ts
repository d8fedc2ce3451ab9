import type { Assessment, CriterionResult, Measure, Reading, RiskRule, Span } from './types.ts';

type Language = 'vi' | 'en';

const words = {
  vi: {
    per: (n: string) => `/${n} dân`,
    unitsPercent: '% đơn vị',
    unitsCount: 'đơn vị',
    class: 'mức',
    met: 'đạt',
    notMet: 'không đạt',
    open: 'chưa xác định',
    missing: 'thiếu số liệu',
    noFigure: 'ngưỡng chưa có',
  },
  en: {
    per: (n: string) => ` per ${n}`,
    unitsPercent: '% of units',
    unitsCount: 'units',
    class: 'class',
    met: 'holds',
    notMet: 'does not hold',
    open: 'not determined',
    missing: 'input missing',
    noFigure: 'cut-off not found',
  },
} as const;

/**
 * One criterion as a line for people: what, the value against the cut-off, the outcome. `Tiêu chí 1…: 62,5/100.000 dân
 * ≥ 50; mức 3`.
 */
export function describeCriterion(result: CriterionResult, lang: Language): string {
  const t = words[lang];
  const readings = result.readings.map((reading) => describeReading(reading, lang)).join('; ');
  const outcome =
    result.classes === null
      ? result.met === null
        ? t.open
        : result.met
          ? t.met
          : t.notMet
      : `${t.class} ${span(result.classes, lang)}`;
  return `${result[lang]}: ${readings} → ${outcome}`;
}

/** The lines of the criteria that decided, and of what changed the level afterwards. */
export function describeDeciding(assessment: Assessment, lang: Language): string[] {
  return [
    ...assessment.criteria.filter((one) => one.deciding).map((one) => describeCriterion(one, lang)),
    ...assessment.adjusted.map((one) => one[lang]),
  ];
}

/** Name of a rule for people: number and title. */
export function ruleName(rule: Pick<RiskRule, 'code' | 'title'>, lang: Language): string {
  return `${rule.code} · ${rule.title[lang]}`;
}

function describeReading({ measure, value, against }: Reading, lang: Language): string {
  const t = words[lang];
  if (value.low !== value.high && value.low === 0 && !('unitsAt' in measure)) {
    return t.missing;
  }
  // Of several cut-offs the last one reached says most; where none is reached, the first one does.
  const reached = against.findLast((one) => one.value !== null && over(value.low, one.value, one.above));
  const shown = reached ?? against[0];
  const sign =
    reached === undefined ? (shown?.above === true ? '≤' : '<') : shown?.above === true ? '>' : '≥';
  const figure =
    shown?.value === null || shown === undefined ? t.noFigure : `${sign} ${number(shown.value, lang)}`;
  return `${span(value, lang)}${unit(measure, lang)} ${figure}`;
}

function over(value: number, cutOff: number, above: boolean): boolean {
  return above ? value > cutOff : value >= cutOff;
}

function unit(measure: Measure, lang: Language): string {
  const t = words[lang];
  if ('unitsAt' in measure) {
    return measure.as === 'percent' ? ` ${t.unitsPercent}` : ` ${t.unitsCount}`;
  }
  return 'per' in measure ? t.per(number(measure.per, lang)) : '';
}

function span({ low, high }: Span, lang: Language): string {
  if (low === high) {
    return number(low, lang);
  }
  return `${number(low, lang)}–${high === Number.POSITIVE_INFINITY ? '…' : number(high, lang)}`;
}

/** One decimal at most; `1.234,5` in Vietnamese. */
function number(value: number, lang: Language): string {
  const [whole = '', rest = '0'] = value.toFixed(1).split('.');
  return rest === '0' ? grouped(whole, lang) : `${grouped(whole, lang)}${lang === 'vi' ? ',' : '.'}${rest}`;
}

/** Digits of a whole number in groups of three. */
export function grouped(digits: string, lang: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');
}
