import { evaluate } from './evaluate.ts';
import { type AreaInputs, type Assessment, type RiskRule, unitKinds } from './types.ts';

/**
 * The levels of many areas, communes first, so that a district sees its communes and a province its districts (or
 * its communes where there are no districts). A count that a unit lacks is the sum of the units below, where all
 * of them have it; shares and yes-or-no answers are never made up from below.
 * @returns assessments in the order given.
 */
export function evaluateAreas(areas: readonly AreaInputs[], rule: RiskRule): Assessment[] {
  const childrenOf = Map.groupBy(areas, (area) => area.parentCode ?? '');
  const filled = new Map<string, AreaInputs>();
  const found = new Map<string, Assessment>();
  for (const unit of unitKinds) {
    for (const area of areas.filter((one) => one.unit === unit)) {
      const children = area.code === '' ? [] : (childrenOf.get(area.code) ?? []);
      const whole = withSums(
        area,
        rule,
        children.map((child) => filled.get(child.code) ?? child),
      );
      filled.set(area.code, whole);
      const below = children.flatMap((child) => found.get(child.code) ?? []);
      found.set(area.code, evaluate(whole, rule, below));
    }
  }
  return areas.map((area) => found.get(area.code)!);
}

function withSums(area: AreaInputs, rule: RiskRule, children: readonly AreaInputs[]): AreaInputs {
  if (children.length === 0) {
    return area;
  }
  const sums = Object.entries(rule.inputs).flatMap(([code, { kind }]): [string, number][] => {
    const parts = children.map((child) => child.values[code] ?? null);
    const lacks = area.values[code] === undefined || area.values[code] === null;
    return kind !== 'count' || !lacks || parts.includes(null)
      ? []
      : [[code, parts.reduce<number>((sum, part) => sum + part!, 0)]];
  });
  return { ...area, values: { ...area.values, ...Object.fromEntries(sums) } };
}
