import { describe, expect, it } from 'vitest';
import { figureNames } from './figure-names.ts';
import { shippedRule } from './testing/shipped.ts';

describe('figureNames', () => {
  it.each(['2686', '4800', '218'] as const)('names every figure of %s once, all differently', (code) => {
    const rule = shippedRule(code);
    const names = figureNames(rule);
    expect([...names.keys()].toSorted()).toEqual(Object.keys(rule.figures).toSorted());
    expect(new Set([...names.values()].map(({ vi }) => vi)).size).toBe(names.size);
  });

  it('says what a cut-off is of', () => {
    expect(figureNames(shippedRule('4800')).get('incidence_4')).toEqual({
      vi: 'Ca mắc mới tại cộng đồng trong 7 ngày trên 100.000 dân: mức 4 từ',
      en: 'New community cases in 7 days per 100,000 people: class 4 from',
    });
  });
});
