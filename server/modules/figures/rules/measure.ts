import { suppressed } from '../../../platform/figures/suppress.ts';
import type { CatalogueEntry } from './catalogue.ts';

export const measureOutcomes = ['ok', 'no-denominator', 'no-data', 'suppressed'] as const;
export type MeasureOutcome = (typeof measureOutcomes)[number];

/** A value with its parts; why there is none is said rather than shown as a number. */
export type Measure = {
  readonly value: number | null;
  readonly outcome: MeasureOutcome;
  /** Of a ratio and a rate only. */
  readonly numerator: number | null;
  readonly denominator: number | null;
};

export const noData: Measure = { value: null, outcome: 'no-data', numerator: null, denominator: null };

/** A plain value; null where nobody knows it. */
export function plain(value: number | null): Measure {
  return value === null ? noData : { value, outcome: 'ok', numerator: null, denominator: null };
}

/** A quotient; without a denominator above zero there is none: "chưa đủ mẫu số". */
export function quotient(numerator: number | null, denominator: number | null, per: number): Measure {
  if (numerator === null) {
    return noData;
  }
  if (denominator === null || denominator <= 0) {
    return { value: null, outcome: 'no-denominator', numerator, denominator };
  }
  return { value: (numerator * per) / denominator, outcome: 'ok', numerator, denominator };
}

/** A measure as the public may see it: small counts hidden, and with them the quotients that would give them away. */
export function published(measure: Measure, entry: Pick<CatalogueEntry, 'suppressBelow'>): Measure {
  const parts = [measure.numerator, measure.denominator, measure.numerator === null ? measure.value : null];
  const small = parts.some((part) => part !== null && suppressed(part, entry.suppressBelow) === null);
  return small ? { value: null, outcome: 'suppressed', numerator: null, denominator: null } : measure;
}
