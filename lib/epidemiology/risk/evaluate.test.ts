import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { evaluateAreas } from './evaluate-areas.ts';
import { withOverrides } from './override.ts';
import { shippedRule } from './testing/shipped.ts';
import type { AreaInputs, Level } from './types.ts';

const rule4800 = shippedRule('4800');
const rule218 = shippedRule('218');
const rule2686 = shippedRule('2686');

const covered = { adults_first_dose_pct: 80, elderly_full_pct: 85, treatment_capacity: 1 };
const area = (values: AreaInputs['values'], extra: Partial<AreaInputs> = {}): AreaInputs => ({
  code: 'A',
  unit: 'commune',
  values,
  ...extra,
});
const span = (one: { lowest: number; highest: number }) => [one.lowest, one.highest];

describe('4800/QĐ-BYT', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [5, 2],
    [14, 2],
    [15, 3],
  ])('%d cases among 10,000 vaccinated people: level %d', (cases, level) => {
    const found = evaluate(area({ population: 10_000, new_cases_7d: cases, ...covered }), rule4800);
    expect([found.outcome, found.level]).toEqual(['decided', level]);
  });

  it('puts 150 and more per 100,000 into the top class (VnExpress 27/1/2022), level 4 without coverage', () => {
    const values = { population: 10_000, new_cases_7d: 15, ...covered, adults_first_dose_pct: 60 };
    const found = evaluate(area(values), rule4800);
    expect([found.level, found.colour]).toEqual([4, 'red']);
    const incidence = found.criteria.find(({ code }) => code === 'incidence')!;
    expect([incidence.classes, incidence.deciding]).toEqual([{ low: 4, high: 4 }, true]);
    expect(incidence.readings[0]!.value).toEqual({ low: 150, high: 150 });
  });

  it('names the figures that took part and are not verified, and no others', () => {
    const found = evaluate(area({ population: 10_000, new_cases_7d: 1, ...covered }), rule4800);
    expect(found.unverified.map(({ figure }) => figure).sort()).toEqual([
      'covered_1',
      'elderly_full',
      'first_dose',
    ]);
    const worse = evaluate(area({ population: 10_000, new_cases_7d: 6, ...covered }), rule4800);
    expect(worse.unverified.map(({ figure }) => figure)).toContain('incidence_3');
  });

  it('does not lower the level while criterion 3 is not met (baochinhphu.vn 10/1/2022)', () => {
    const values = { population: 10_000, new_cases_7d: 0, ...covered };
    const level = (capacity: number | null, previousLevel: Level | null) =>
      span(evaluate(area({ ...values, treatment_capacity: capacity }, { previousLevel }), rule4800));
    expect(level(0, 3)).toEqual([3, 3]);
    expect(level(1, 3)).toEqual([1, 1]);
    expect(level(0, null)).toEqual([1, 1]);
    expect(level(null, 3)).toEqual([1, 3]);
    expect(level(0, 1)).toEqual([1, 1]);
  });

  it('goes one level up where too few older people are vaccinated, not without cases and not above 4', () => {
    const level = (cases: number, first: number) =>
      evaluate(
        area({
          population: 10_000,
          new_cases_7d: cases,
          ...covered,
          adults_first_dose_pct: first,
          elderly_full_pct: 70,
        }),
        rule4800,
      ).level;
    expect([level(0, 80), level(6, 80), level(16, 80), level(16, 60)]).toEqual([1, 3, 4, 4]);
  });

  it('answers a range and names what is missing rather than guess', () => {
    const found = evaluate(area({ population: 10_000, new_cases_7d: 6 }), rule4800);
    expect([found.outcome, found.level, span(found)]).toEqual(['range', null, [2, 4]]);
    expect(found.missing.filter(({ decisive }) => decisive).map(({ code }) => code)).toEqual([
      'adults_first_dose_pct',
      'elderly_full_pct',
      'treatment_capacity',
    ]);
    const nothing = evaluate(area({}), rule4800);
    expect([nothing.outcome, nothing.level, span(nothing)]).toEqual(['unknown', null, [1, 4]]);
    expect(nothing.missing.map(({ code }) => code)).toEqual(Object.keys(rule4800.inputs));
  });

  it('never calls cases among an unknown population green, and no cases no rate', () => {
    expect(span(evaluate(area({ new_cases_7d: 3, ...covered }), rule4800))).toEqual([1, 3]);
    expect(evaluate(area({ new_cases_7d: 0, ...covered }), rule4800).level).toBe(1);
  });
});

describe('218/QĐ-BYT', () => {
  const well = { population_full_pct: 80, risk_group_full_pct: 95, treatment_capacity: 1 };
  const mild = { oxygen_patients_7d: 0, deaths_7d: 0 };
  const at = (values: AreaInputs['values']) => evaluate(area({ population: 100_000, ...values }), rule218);

  it('has its top class of new cases from 600 (VnExpress), coverage at 75 and 90 % (VCCI)', () => {
    const classOf = (cases: number) =>
      at({ new_cases_7d: cases, ...mild, ...well }).criteria.find(({ code }) => code === 'transmission')!
        .classes;
    expect([classOf(599)!.high, classOf(600)!.low]).toEqual([3, 4]);
    const met = (values: object) =>
      at({ new_cases_7d: 0, ...mild, ...well, ...values }).criteria.find(({ code }) => code === 'coverage')!
        .met;
    expect([
      met({}),
      met({ population_full_pct: 74.9 }),
      met({ risk_group_full_pct: 89.9 }),
      met({ population_full_pct: 75, risk_group_full_pct: 90 }),
    ]).toEqual([true, false, false, true]);
  });

  it('is a range where a cut-off was never found, until somebody enters it with name and reason', () => {
    const values = { new_cases_7d: 10, ...well, deaths_7d: 0, oxygen_patients_7d: 4 };
    const found = at(values);
    expect([found.outcome, span(found)]).toEqual(['range', [1, 3]]);
    expect(found.unverified.map(({ figure }) => figure)).toContain('oxygen_2');
    const entered = withOverrides(
      rule218,
      [{ figure: 'oxygen_2', value: 10, from: '2022-02-01', author: 'Sở Y tế', reason: 'đối chiếu văn bản' }],
      '2022-02-02',
    );
    const again = evaluate(area({ population: 100_000, ...values }), entered);
    expect([again.level, again.overridden]).toEqual([1, ['oxygen_2']]);
    expect(again.unverified.map(({ figure }) => figure)).not.toContain('oxygen_2');
  });
});

describe('2686/QĐ-BCĐQG', () => {
  it('makes a commune red by a case of unknown source or one in a crowded setting', () => {
    const level = (values: object) => evaluate(area({ new_cases_14d: 3, ...values }), rule2686);
    expect(level({ unknown_source_cases: 1, crowded_setting_cases: 0 }).colour).toBe('red');
    expect(level({ unknown_source_cases: 0, crowded_setting_cases: 1 }).level).toBe(4);
    const known = level({ unknown_source_cases: 0, crowded_setting_cases: 0 });
    expect([known.outcome, span(known)]).toEqual(['range', [2, 3]]);
    expect(span(level({}))).toEqual([2, 4]);
  });

  it('knows that a commune without cases has none of unknown source', () => {
    const found = evaluate(area({ new_cases_14d: 0 }), rule2686);
    expect(span(found)).toEqual([1, 3]);
  });

  const district = (reds: number, oranges: number, others: number, values: AreaInputs['values'] = {}) => {
    const below = [
      ...Array.from({ length: reds }, () => ({ lowest: 4 as const, highest: 4 as const })),
      ...Array.from({ length: oranges }, () => ({ lowest: 3 as const, highest: 3 as const })),
      ...Array.from({ length: others }, () => ({ lowest: 1 as const, highest: 1 as const })),
    ];
    const whole = { spread_pct: 0, protected_industry: 0, ...values };
    return evaluate({ code: 'D', unit: 'district', values: whole }, rule2686, below);
  };

  it.each([
    [3, 0, 7, 4],
    [2, 0, 8, 3],
    [0, 5, 5, 4],
    [0, 3, 7, 3],
    [1, 0, 19, 3],
  ] as const)(
    'district with %d red, %d orange, %d other communes: level %d',
    (reds, oranges, rest, level) => {
      expect(district(reds, oranges, rest).level).toBe(level);
    },
  );

  it('makes a district red or orange by a source that may spread to over 50 or 20 % of its communes', () => {
    expect(district(0, 0, 10, { spread_pct: 51 }).level).toBe(4);
    expect(district(0, 0, 10, { spread_pct: 50 }).level).toBe(3);
    expect(span(district(0, 0, 10, { spread_pct: 20 }))).toEqual([1, 2]);
  });

  it('carries what is not known of communes up to the district and the province', () => {
    const commune = (code: string, unknownSource: number | null): AreaInputs => ({
      code,
      unit: 'commune',
      parentCode: 'D',
      values: { new_cases_14d: 2, unknown_source_cases: unknownSource, crowded_setting_cases: 0 },
    });
    const whole: AreaInputs[] = [
      { code: 'P', unit: 'province', values: { spread_pct: 0 } },
      { code: 'D', unit: 'district', parentCode: 'P', values: { spread_pct: 0, protected_industry: 0 } },
      commune('a', 1),
      commune('b', null),
      commune('c', 0),
      commune('d', 0),
    ];
    const [province, found] = evaluateAreas(whole, rule2686);
    expect(span(found!)).toEqual([3, 4]);
    expect(span(province!)).toEqual([4, 4]);
    expect(found!.unverified.map(({ figure }) => figure)).toEqual(['case_yellow']);
    expect(province!.unverified.map(({ figure }) => figure)).toEqual(['case_yellow']);
  });
});

describe('evaluateAreas', () => {
  it('sums counts of the units below where all have them, and never shares', () => {
    const commune = (code: string, cases: number | null): AreaInputs => ({
      code,
      unit: 'commune',
      parentCode: 'P',
      values: { population: 10_000, new_cases_7d: cases, ...covered },
    });
    const province: AreaInputs = { code: 'P', unit: 'province', values: {} };
    const whole = evaluateAreas([province, commune('a', 10), commune('b', 20)], rule4800)[0]!;
    expect(whole.criteria[0]!.readings[0]!.value).toEqual({ low: 150, high: 150 });
    expect(whole.missing.map(({ code }) => code)).toContain('adults_first_dose_pct');
    const part = evaluateAreas([province, commune('a', 10), commune('b', null)], rule4800)[0]!;
    expect(part.missing.map(({ code }) => code)).toContain('new_cases_7d');
  });
});
