import type { Criterion, CriterionResult, RiskRule, Span } from './types.ts';
import { classSpan, type Evidence, figureOf, inputsOf, measureSpan, reaches } from './spans.ts';

/** A criterion's outcome with the figures that took part in it. */
export type Judged = Omit<CriterionResult, 'deciding'> & {
  readonly figures: readonly string[];
  readonly inputs: readonly string[];
};

/** Judges one criterion of a rule on an area. */
export function judge(evidence: Evidence, code: string): Judged {
  const criterion = evidence.rule.criteria[code]!;
  const { vi, en } = criterion;
  const outcome =
    criterion.kind === 'classes' ? judgeClasses(evidence, criterion) : judgeMet(evidence, criterion);
  const inputs = [...new Set(outcome.readings.flatMap(({ measure }) => inputsOf(measure)))];
  return { code, vi, en, ...outcome, inputs };
}

function judgeClasses(evidence: Evidence, { measures }: Extract<Criterion, { kind: 'classes' }>) {
  const parts = measures.map(({ measure, from }) => {
    const value = measureSpan(evidence, measure);
    const against = from.map((figure) => ({ figure, value: valueOf(evidence.rule, figure), above: false }));
    const span = classSpan(
      value,
      against.map((one) => one.value),
    );
    return { reading: { measure, value, against }, span, figures: boundsOf(from, span) };
  });
  return {
    readings: parts.map(({ reading }) => reading),
    classes: {
      low: Math.max(...parts.map(({ span }) => span.low)),
      high: Math.max(...parts.map(({ span }) => span.high)),
    },
    met: null,
    figures: parts.flatMap(({ figures }) => figures),
  };
}

/** The cut-offs that bound a class: the one reached last and the first one missed; in between those that are open. */
function boundsOf(from: readonly string[], { low, high }: Span): string[] {
  return from.filter((_, at) => at >= low - 2 && at <= high - 1);
}

function judgeMet(evidence: Evidence, { all }: Extract<Criterion, { kind: 'met' }>) {
  const parts = all.map((comparison) => {
    const value = measureSpan(evidence, comparison.measure);
    const { figure, above } = figureOf(comparison);
    const cutOff = valueOf(evidence.rule, figure);
    const against = [{ figure, value: cutOff, above }];
    return { reading: { measure: comparison.measure, value, against }, holds: reaches(value, cutOff, above) };
  });
  const results = parts.map(({ holds }) => holds);
  return {
    readings: parts.map(({ reading }) => reading),
    classes: null,
    met: allOf(results),
    figures: parts.flatMap(({ reading }) => reading.against.map(({ figure }) => figure)),
  };
}

function allOf(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) {
    return false;
  }
  return results.includes(null) ? null : true;
}

/** Value of a figure of the rule, null where its text was not found. */
export function valueOf(rule: RiskRule, figure: string): number | null {
  return rule.figures[figure]!.value;
}
