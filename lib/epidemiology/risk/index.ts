/** Risk levels by versioned rules: the rule is data, the engine never guesses what it was not given. */
export { describeCriterion, describeDeciding, ruleName } from './describe.ts';
export { evaluate } from './evaluate.ts';
export { evaluateAreas } from './evaluate-areas.ts';
export { figureNames } from './figure-names.ts';
export { type FigureOverride, withOverrides } from './override.ts';
export { readRule, type RuleOutcome } from './read-rule.ts';
export {
  type AreaInputs,
  type Assessment,
  type Certainty,
  type Colour,
  colourOf,
  type CriterionResult,
  type Level,
  levels,
  type RiskFigure,
  type RiskInput,
  type RiskRule,
  type UnitKind,
  unitKinds,
  type Words,
} from './types.ts';
