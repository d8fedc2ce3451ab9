import { describe, expect, it } from 'vitest';
import { describeDeciding } from './describe.ts';
import { evaluate } from './evaluate.ts';
import { readRule } from './read-rule.ts';
import { shippedRule } from './testing/shipped.ts';

const rule = shippedRule('4800');
const problemsOf = (given: unknown) => {
  const read = readRule(given);
  return read.ok ? [] : read.problems;
};

describe('readRule', () => {
  it('takes the shipped rules, each with its basis, dates and sources', () => {
    for (const code of ['2686', '4800', '218'] as const) {
      const { figures, from, legalBasis } = shippedRule(code);
      expect(Object.values(figures).every(({ source }) => source.length > 10)).toBe(true);
      expect([legalBasis.vi.includes(code), from >= '2021-05-31']).toEqual([true, true]);
      expect(Object.values(figures).some(({ certainty }) => certainty === 'unverified')).toBe(true);
    }
    expect([shippedRule('2686').to, shippedRule('4800').to]).toEqual(['2021-10-12', '2022-01-27']);
  });

  it.each([
    ['no object', 3, /JSON object/],
    [
      'an unknown input',
      patch('criteria', 'capacity', { all: [{ measure: { input: 'x' }, atLeast: 'capacity' }] }),
      /inputs\.x/,
    ],
    [
      'an unknown figure',
      patch('criteria', 'capacity', { all: [{ measure: { input: 'population' }, atLeast: 'x' }] }),
      /figures\.x/,
    ],
    ['cut-offs that do not rise', patch('figures', 'incidence_3', { value: 500 }), /must rise/],
    ['a matrix that falls', patch('figures', 'covered_2', { value: 4 }), /must not fall/],
    ['a level 5', patch('figures', 'uncovered_4', { value: 5 }), /1, 2, 3, 4/],
    ['a figure without source', patch('figures', 'incidence_3', { source: '' }), /figures\.incidence_3/],
    ['a wrong date', { ...rule, from: '12/10/2021' }, /from/],
  ])('refuses %s', (_what, given, problem) => {
    expect(problemsOf(given).join('\n')).toMatch(problem);
  });
});

describe('describeDeciding', () => {
  it('says values and cut-offs in both languages', () => {
    const values = { population: 12_000, new_cases_7d: 9, adults_first_dose_pct: 60.5, elderly_full_pct: 90 };
    const found = evaluate({ code: 'A', unit: 'commune', values }, rule);
    expect(describeDeciding(found, 'vi')).toEqual([
      'Tiêu chí 1: ca mắc mới trên 100.000 dân mỗi tuần: 75/100.000 dân ≥ 50 → mức 3',
      'Tiêu chí 2: độ bao phủ vắc xin ở người từ 18 tuổi: 60,5 < 70 → không đạt',
    ]);
    expect(describeDeciding(found, 'en')[1]).toBe(
      'Criterion 2: vaccine coverage of adults: 60.5 < 70 → does not hold',
    );
  });
});

function patch(part: 'criteria' | 'figures', code: string, change: object): unknown {
  const former = rule[part][code];
  return { ...rule, [part]: { ...rule[part], [code]: { ...former, ...change } } };
}
