import type { zoneLevels } from '../../../../contract/figures.ts';

export type ZoneLevel = (typeof zoneLevels)[number];

/** A dated rule that turns figures into a zone. Rates are confirmed cases per 100,000 people in the window. */
export type ZoneRule = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** First day of effect, and first day without effect or null. */
  readonly from: string;
  readonly to: string | null;
  readonly legalBasis: string | null;
  readonly certainty: 'chưa kiểm chứng' | 'đã kiểm chứng';
  /** Local days, the day of the map included. */
  readonly windowDays: number;
  /** A rate at or above the figure has at least this level. */
  readonly thresholds: readonly { readonly level: 'yellow' | 'orange' | 'red'; readonly rateFrom: number }[];
};

/**
 * The rules by date. The one here is the product's own stop-gap, drawn from no decision: it exists so that the map
 * has a dated, visible rule until the legal versions are entered.
 */
export const zoneRules: readonly ZoneRule[] = [
  {
    code: 'interim-incidence-14-days',
    vi: 'Quy tắc tạm thời: ca xác định trên 100.000 dân trong 14 ngày (không có căn cứ pháp lý)',
    en: 'Interim rule: confirmed cases per 100,000 people in 14 days (no legal basis)',
    from: '2020-01-01',
    to: null,
    legalBasis: null,
    certainty: 'chưa kiểm chứng',
    windowDays: 14,
    thresholds: [
      { level: 'yellow', rateFrom: 20 },
      { level: 'orange', rateFrom: 50 },
      { level: 'red', rateFrom: 150 },
    ],
  },
];

/** The rule in effect on a day (`YYYY-MM-DD`), or undefined. */
export function zoneRuleOn(day: string, rules: readonly ZoneRule[] = zoneRules): ZoneRule | undefined {
  return rules.findLast((rule) => rule.from <= day && (rule.to === null || day < rule.to));
}

/** Cases per 100,000 people; null where the population is unknown. */
export function ratePer100k(cases: number, population: number | null): number | null {
  return population === null || population <= 0 ? null : (cases * 100_000) / population;
}

/**
 * Zone of a unit. No cases is green whatever the population; cases among an unknown number of people, or a day
 * without a rule, give no level rather than a guess.
 */
export function zoneLevel(rule: ZoneRule | undefined, cases: number, population: number | null): ZoneLevel {
  if (rule === undefined) {
    return 'none';
  }
  if (cases <= 0) {
    return 'green';
  }
  const rate = ratePer100k(cases, population);
  if (rate === null) {
    return 'none';
  }
  return rule.thresholds.findLast(({ rateFrom }) => rate >= rateFrom)?.level ?? 'green';
}
