import type { Adjustment, AreaInputs, Assessment, RiskRule, Span } from './types.ts';
import type { Judged } from './criteria.ts';
import { inputSpan } from './spans.ts';

export type Adjusted = Span & { readonly adjusted: Assessment['adjusted'] };

/** Applies a rule's adjustments in their order; each notes itself only where it changes the level or could. */
export function adjust(
  rule: RiskRule,
  area: AreaInputs,
  results: ReadonlyMap<string, Judged>,
  bounds: Span,
): Adjusted {
  let span: Span = { low: bounds.low, high: bounds.high };
  const adjusted: Assessment['adjusted'][number][] = [];
  for (const adjustment of rule.adjust) {
    const met = results.get(adjustment.unlessMet)!.met;
    const applied = apply(rule, area, adjustment, span);
    if (met === true || (applied.low === span.low && applied.high === span.high)) {
      continue;
    }
    span = met === false ? applied : hull(span, applied);
    const { kind, vi, en } = adjustment;
    adjusted.push({ kind, vi, en, certain: met === false });
  }
  return { ...span, adjusted };
}

function apply(rule: RiskRule, area: AreaInputs, adjustment: Adjustment, span: Span): Span {
  if (adjustment.kind === 'no-lowering') {
    const floor = area.previousLevel ?? 1;
    return { low: Math.max(span.low, floor), high: Math.max(span.high, floor) };
  }
  const cases = inputSpan({ rule, area }, adjustment.exceptWithout);
  return {
    low: cases.low > 0 ? Math.min(4, span.low + 1) : span.low,
    high: cases.high > 0 ? Math.min(4, span.high + 1) : span.high,
  };
}

function hull(a: Span, b: Span): Span {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}
