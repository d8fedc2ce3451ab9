import type { AreaInputs, Assessment, Comparison, Level, Measure, RiskRule, Span } from './types.ts';

/** What a measure is taken from: the area, and what is known of the units below it. */
export type Evidence = {
  readonly rule: RiskRule;
  readonly area: AreaInputs;
  readonly below: readonly Pick<Assessment, 'lowest' | 'highest'>[];
};

const TOP = { count: Number.POSITIVE_INFINITY, percent: 100, 'yes-no': 1 } as const;

/** What an input can be: its value, or everything that it could be where it is missing. */
export function inputSpan({ rule, area }: Pick<Evidence, 'rule' | 'area'>, code: string): Span {
  const value = area.values[code];
  if (value !== undefined && value !== null) {
    return { low: value, high: value };
  }
  const input = rule.inputs[code]!;
  const whole = input.within === undefined ? undefined : area.values[input.within];
  return { low: 0, high: whole ?? TOP[input.kind] };
}

/** What a measure can be. A rate without a population is anything above 0, but no cases are a rate of 0. */
export function measureSpan(evidence: Evidence, measure: Measure): Span {
  if ('unitsAt' in measure) {
    return unitsSpan(evidence.below, measure.unitsAt, measure.as);
  }
  const count = inputSpan(evidence, measure.input);
  if (!('per' in measure)) {
    return count;
  }
  const people = evidence.area.values['population'];
  if (people === undefined || people === null || people <= 0) {
    return { low: 0, high: count.high === 0 ? 0 : Number.POSITIVE_INFINITY };
  }
  return { low: (count.low * measure.per) / people, high: (count.high * measure.per) / people };
}

/** Share or number of the units below that have reached a level: certainly, and at most. No unit below: not known. */
function unitsSpan(below: Evidence['below'], level: Level, as: 'percent' | 'count'): Span {
  const certain = below.filter((one) => one.lowest >= level).length;
  const possible = below.filter((one) => one.highest >= level).length;
  if (as === 'count') {
    return { low: certain, high: below.length === 0 ? Number.POSITIVE_INFINITY : possible };
  }
  return below.length === 0
    ? { low: 0, high: 100 }
    : { low: (certain * 100) / below.length, high: (possible * 100) / below.length };
}

/** Codes of the inputs that a measure needs. */
export function inputsOf(measure: Measure): string[] {
  if ('unitsAt' in measure) {
    return [];
  }
  return 'per' in measure ? [measure.input, 'population'] : [measure.input];
}

/** The figure of a comparison, and whether it must be exceeded. */
export function figureOf(comparison: Comparison): { figure: string; above: boolean } {
  return 'above' in comparison
    ? { figure: comparison.above, above: true }
    : { figure: comparison.atLeast, above: false };
}

/**
 * Does a value in the span reach the cut-off? null where both are possible. A cut-off that was not found is taken to
 * lie above 0: nothing is never over it.
 */
export function reaches(span: Span, cutOff: number | null, above = false): boolean | null {
  if (cutOff === null) {
    return span.high <= 0 ? false : null;
  }
  const over = (value: number) => (above ? value > cutOff : value >= cutOff);
  if (over(span.low)) {
    return true;
  }
  return over(span.high) ? null : false;
}

/** Class of a span by the cut-offs of classes 2, 3 and 4, of which some may not be known; they rise. */
export function classSpan(span: Span, cutOffs: readonly (number | null)[]): Span {
  const sure = cutOffs.map((cutOff) => reaches(span, cutOff));
  // Reaching a higher class means having passed the lower ones; missing a lower one excludes the higher ones.
  const low = 1 + sure.lastIndexOf(true) + 1;
  const excluded = sure.indexOf(false);
  return { low, high: excluded === -1 ? 4 : excluded + 1 };
}
