import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { shippedRule } from './testing/shipped.ts';
import type { AreaInputs, Assessment, Level, RiskRule, UnitKind } from './types.ts';

const rules = (['2686', '4800', '218'] as const).map(shippedRule);
/** What protects: more of it is better; of everything else more is worse. */
const PROTECTS = new Set([
  'population',
  'adults_first_dose_pct',
  'elderly_full_pct',
  'population_full_pct',
  'risk_group_full_pct',
  'treatment_capacity',
]);

/** All inputs of a rule with values that can be true together. */
function inputsOf(rule: RiskRule): fc.Arbitrary<Record<string, number>> {
  const values = Object.fromEntries(
    Object.entries(rule.inputs).map(([code, { kind }]) => [
      code,
      code === 'population'
        ? fc.integer({ min: 500, max: 40_000 })
        : kind === 'count'
          ? fc.integer({ min: 0, max: 80 })
          : kind === 'percent'
            ? fc.integer({ min: 0, max: 100 })
            : fc.integer({ min: 0, max: 1 }),
    ]),
  );
  return fc.record(values).map((given) =>
    Object.fromEntries(
      Object.entries(given).map(([code, value]) => {
        const whole = rule.inputs[code]!.within;
        return [code, whole === undefined ? value : Math.min(value, given[whole]!)];
      }),
    ),
  );
}

const previous = fc.constantFrom<Level | null>(null, 1, 2, 3, 4);
const units = fc.constantFrom<UnitKind>('commune', 'district', 'province');
const below = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).map(([a, b]) => ({
    lowest: Math.min(a, b) as Level,
    highest: Math.max(a, b) as Level,
  })),
  { maxLength: 8 },
);

/** Level 1-4 bounds of one area. */
function bounds(rule: RiskRule, unit: UnitKind, values: AreaInputs['values'], rest: Rest): Assessment {
  return evaluate({ code: 'A', unit, values, previousLevel: rest.previous }, rule, rest.below);
}
type Rest = { previous: Level | null; below: { lowest: Level; highest: Level }[] };

describe.each(rules.map((rule) => [rule.code, rule] as const))('rule %s', (_code, rule) => {
  it('answers bounds in order, and a level only where they meet', () => {
    fc.assert(
      fc.property(inputsOf(rule), units, previous, below, (values, unit, level, children) => {
        const found = bounds(rule, unit, values, { previous: level, below: children });
        expect(found.lowest).toBeLessThanOrEqual(found.highest);
        expect(found.level).toBe(found.lowest === found.highest ? found.lowest : null);
      }),
      { seed: 1 },
    );
  });

  it('gives, with inputs left out, bounds that hold the full answer, never a lower highest level', () => {
    fc.assert(
      fc.property(
        inputsOf(rule),
        units,
        previous,
        below,
        fc.array(fc.constantFrom(...Object.keys(rule.inputs))),
        (values, unit, level, children, left) => {
          const rest = { previous: level, below: children };
          const full = bounds(rule, unit, values, rest);
          const kept = Object.fromEntries(Object.entries(values).filter(([code]) => !left.includes(code)));
          const part = bounds(rule, unit, kept, rest);
          expect(part.lowest).toBeLessThanOrEqual(full.lowest);
          expect(part.highest).toBeGreaterThanOrEqual(full.highest);
        },
      ),
      { seed: 2, numRuns: 400 },
    );
  });

  it('never lowers a level for more cases, and never raises one for more protection', () => {
    fc.assert(
      fc.property(
        inputsOf(rule),
        units,
        previous,
        below,
        fc.constantFrom(...Object.keys(rule.inputs)),
        fc.integer({ min: 1, max: 90 }),
        (values, unit, level, children, code, more) => {
          const rest = { previous: level, below: children };
          const { kind, within } = rule.inputs[code]!;
          const top =
            within !== undefined ? values[within]! : { count: 1e6, percent: 100, 'yes-no': 1 }[kind];
          const before = bounds(rule, unit, values, rest);
          const after = bounds(rule, unit, { ...values, [code]: Math.min(top, values[code]! + more) }, rest);
          const [worse, better] = PROTECTS.has(code) ? [before, after] : [after, before];
          expect(worse.lowest).toBeGreaterThanOrEqual(better.lowest);
          expect(worse.highest).toBeGreaterThanOrEqual(better.highest);
        },
      ),
      { seed: 3, numRuns: 600 },
    );
  });

  it('does not depend on the order in which inputs are written', () => {
    fc.assert(
      fc.property(inputsOf(rule), previous, (values, level) => {
        const turned = Object.fromEntries(Object.entries(values).toReversed());
        const rest = { previous: level, below: [] };
        expect(bounds(rule, 'commune', turned, rest)).toEqual(bounds(rule, 'commune', values, rest));
      }),
      { seed: 4 },
    );
  });
});
