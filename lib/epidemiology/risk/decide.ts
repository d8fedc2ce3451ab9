import type { Level, MatrixDecision, RiskRule, Span, StepDecision } from './types.ts';
import { type Judged, valueOf } from './criteria.ts';

/** Bounds of a level, the criteria that set them, and the figures used besides the criteria's own. */
export type Bounds = Span & { readonly deciding: readonly string[]; readonly figures: readonly string[] };

type Results = ReadonlyMap<string, Judged>;

/** Codes of the criteria that a decision asks for, in the rule's order. */
export function criteriaOf(decision: MatrixDecision | StepDecision): string[] {
  return decision.kind === 'matrix'
    ? [decision.classes, ...decision.met]
    : [...new Set(decision.steps.flatMap(({ any }) => any))];
}

/** The level of an area, or its bounds. */
export function decide(rule: RiskRule, decision: MatrixDecision | StepDecision, results: Results): Bounds {
  return decision.kind === 'matrix' ? byMatrix(rule, decision, results) : bySteps(decision, results);
}

/** Every class and column that is possible is looked up; a level that was not found may be any. */
function byMatrix(rule: RiskRule, decision: MatrixDecision, results: Results): Bounds {
  const { low, high } = results.get(decision.classes)!.classes!;
  const met = decision.met.map((code) => results.get(code)!.met);
  const least = met.filter((one) => one === false).length;
  const most = met.filter((one) => one !== true).length;
  const figures = decision.columns.slice(least, most + 1).flatMap((column) => column.slice(low - 1, high));
  const found = figures.map((figure) => valueOf(rule, figure));
  return {
    low: Math.min(...found.map((one) => one ?? 1)),
    high: Math.max(...found.map((one) => one ?? 4)),
    deciding: criteriaOf(decision),
    figures,
  };
}

function bySteps({ steps, otherwise }: StepDecision, results: Results): Bounds {
  const ordered = [...steps].sort((a, b) => b.level - a.level);
  const holding = (level: Level, state: boolean | null) =>
    ordered
      .filter((step) => step.level === level)
      .flatMap(({ any }) => any.filter((code) => results.get(code)!.met === state));
  const certain = ordered.find(({ level }) => holding(level, true).length > 0);
  const open = ordered.filter(
    ({ level }) => (certain === undefined || level > certain.level) && holding(level, null).length > 0,
  );
  // A step below a level whose text was not found says only "at least": that level remains possible above it.
  const low = certain?.level ?? otherwise.lowest;
  const written = new Set(ordered.map(({ level }) => level));
  const unwritten = ([2, 3] as const).filter(
    (level) => level > low && level <= otherwise.highest && !written.has(level),
  );
  const high = Math.max(certain?.level ?? otherwise.highest, ...open.map(({ level }) => level), ...unwritten);
  const deciding = [
    ...(certain === undefined ? [] : holding(certain.level, true)),
    ...open.flatMap(({ level }) => holding(level, null)),
  ];
  return { low, high, deciding: deciding.length > 0 ? deciding : [...results.keys()], figures: [] };
}
