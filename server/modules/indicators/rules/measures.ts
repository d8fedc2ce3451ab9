import type { IndicatorCode, IndicatorReason, Measure } from '../../../../contract/indicators.ts';
import { type Interval, wilson } from '../../../../lib/epidemiology/index.ts';

/** First and last day that an indicator rests on. */
export type Span = { readonly from: string; readonly to: string };

const nothing = { value: null, low: null, high: null, numerator: null, denominator: null } as const;

/** An indicator that can't be given, and why. */
export function missing(
  code: IndicatorCode,
  unit: Measure['unit'],
  span: Span,
  reason: IndicatorReason,
): Measure {
  return { code, unit, ...nothing, from: span.from, to: span.to, reliable: false, reason };
}

/**
 * A share with its Wilson interval; where nobody could be counted the value is missing with `empty`.
 * @param doubt says why a value should not be relied on yet.
 */
export function share(
  code: IndicatorCode,
  span: Span,
  numerator: number,
  denominator: number,
  empty: IndicatorReason,
  doubt: IndicatorReason | null = null,
): Measure {
  const found = wilson(numerator, denominator);
  return found === null
    ? missing(code, 'share', span, empty)
    : given(code, 'share', span, found.value, found, { numerator, denominator, doubt });
}

/** An indicator with a value; `interval` null where there is none. */
export function given(
  code: IndicatorCode,
  unit: Measure['unit'],
  span: Span,
  value: number,
  interval: { readonly low: number | null; readonly high: number | null } | Interval | null,
  more: {
    readonly numerator?: number | null;
    readonly denominator?: number | null;
    readonly doubt?: IndicatorReason | null;
  } = {},
): Measure {
  const { numerator = null, denominator = null, doubt = null } = more;
  return {
    code,
    unit,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    numerator,
    denominator,
    from: span.from,
    to: span.to,
    reliable: doubt === null,
    reason: doubt,
  };
}
