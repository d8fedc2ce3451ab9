import { adjust } from './adjust.ts';
import { type Judged, judge } from './criteria.ts';
import { criteriaOf, decide } from './decide.ts';
import type { Evidence } from './spans.ts';
import { type AreaInputs, type Assessment, colourOf, type Level, type RiskRule } from './types.ts';

/** A unit below: its bounds, and which doubtful or changed figures they rest on. */
export type UnitBelow = Pick<Assessment, 'lowest' | 'highest'> &
  Partial<Pick<Assessment, 'unverified' | 'overridden'>>;

/**
 * The level of one area by a rule. What is not known is carried as a span, never guessed: a missing input or a figure
 * that was not found widens the answer from one level to lowest..highest.
 *
 * Holds for every rule whose cut-offs rise and whose matrix does: more cases never lower either bound; leaving out
 * an input never moves the lowest bound up nor the highest down, so the full answer lies inside the answer without it.
 * @param below assessments of the units below, for criteria that count them.
 */
export function evaluate(area: AreaInputs, rule: RiskRule, below: readonly UnitBelow[] = []): Assessment {
  const decision = rule.decide[area.unit];
  if (decision === undefined) {
    return undecidable(area);
  }
  const evidence: Evidence = { rule, area, below };
  const asked = [...new Set([...criteriaOf(decision), ...rule.adjust.map((one) => one.unlessMet)])];
  const results = new Map(asked.map((code): [string, Judged] => [code, judge(evidence, code)]));
  const bounds = decide(rule, decision, results);
  const { low, high, adjusted } = adjust(rule, area, results, bounds);
  const level = low === high ? (low as Level) : null;
  const deciding = new Set([
    ...bounds.deciding,
    ...rule.adjust
      .filter((one) => adjusted.some(({ kind }) => kind === one.kind))
      .map((one) => one.unlessMet),
  ]);
  const took = [
    ...new Set([...bounds.figures, ...[...results.values()].flatMap(({ figures }) => figures)]),
  ].map((code) => ({ code, figure: rule.figures[code]! }));
  // Who counts the units below rests on their figures too.
  const counts = [...results.values()].some(({ readings }) =>
    readings.some(({ measure }) => 'unitsAt' in measure),
  );
  const lower = counts ? below : [];
  return {
    code: area.code,
    unit: area.unit,
    outcome: level !== null ? 'decided' : low === 1 && high === 4 ? 'unknown' : 'range',
    level,
    colour: level === null ? null : colourOf[level],
    lowest: low as Level,
    highest: high as Level,
    criteria: [...results.values()].map(({ figures: _f, inputs: _i, ...rest }) => ({
      ...rest,
      deciding: deciding.has(rest.code),
    })),
    adjusted,
    missing: missingOf(evidence, results, level === null),
    unverified: distinct([
      ...took
        .filter(({ figure }) => figure.certainty === 'unverified' && figure.override === undefined)
        .map(({ code, figure }) => ({ figure: code, value: figure.value, source: figure.source })),
      ...lower.flatMap(({ unverified }) => unverified ?? []),
    ]),
    overridden: [
      ...new Set([
        ...took.filter(({ figure }) => figure.override !== undefined).map(({ code }) => code),
        ...lower.flatMap(({ overridden }) => overridden ?? []),
      ]),
    ],
  };
}

/** Inputs that the rule asks of this size of area and that are absent; decisive where their criterion is open. */
function missingOf(
  { rule, area }: Evidence,
  results: ReadonlyMap<string, Judged>,
  open: boolean,
): Assessment['missing'] {
  const asking = [...results.values()];
  return Object.entries(rule.inputs).flatMap(([code, { vi, en, units }]) => {
    const users = asking.filter(({ inputs }) => inputs.includes(code));
    const absent = area.values[code] === undefined || area.values[code] === null;
    if (!absent || users.length === 0 || (units !== undefined && !units.includes(area.unit))) {
      return [];
    }
    return [{ code, vi, en, decisive: open && users.some(isOpen) }];
  });
}

function distinct(figures: Assessment['unverified']): Assessment['unverified'] {
  return [...new Map(figures.map((one) => [one.figure, one])).values()];
}

function isOpen({ classes, met }: Judged): boolean {
  return classes === null ? met === null : classes.low !== classes.high;
}

function undecidable({ code, unit }: AreaInputs): Assessment {
  return {
    code,
    unit,
    outcome: 'no-rule',
    level: null,
    colour: null,
    lowest: 1,
    highest: 4,
    criteria: [],
    adjusted: [],
    missing: [],
    unverified: [],
    overridden: [],
  };
}
