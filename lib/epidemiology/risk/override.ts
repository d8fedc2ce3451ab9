import type { RiskRule } from './types.ts';

/** A figure that a province changed for itself: dated, with its author and reason. */
export type FigureOverride = {
  readonly figure: string;
  readonly value: number | null;
  readonly from: string;
  readonly author: string;
  readonly reason: string;
};

/**
 * The rule with the local figures in force on a day (`YYYY-MM-DD`); the latest of several counts. An overridden figure
 * keeps its shipped value beside it. It is nobody's verified text: it is listed as changed here, by its author.
 */
export function withOverrides(rule: RiskRule, overrides: readonly FigureOverride[], day: string): RiskRule {
  const inForce = overrides
    .filter((one) => one.from <= day && Object.hasOwn(rule.figures, one.figure))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const figures = { ...rule.figures };
  for (const { figure, value, author, reason, from } of inForce) {
    const former = figures[figure]!;
    const shipped = former.override === undefined ? former.value : former.override.shipped;
    figures[figure] = {
      value,
      certainty: 'unverified',
      source: `${author}, ${from}: ${reason}`,
      override: { author, reason, from, shipped },
    };
  }
  return { ...rule, figures };
}
