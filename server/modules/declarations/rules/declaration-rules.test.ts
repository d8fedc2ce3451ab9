import { describe, expect, it } from 'vitest';
import { symptoms } from '../../../../contract/declarations.ts';
import { type DeclarationRule, declarationRules, risksOf, ruleOn } from './declaration-rules.ts';

const rule = declarationRules[0]!;

const nothing = { symptoms: [], exposures: [], redZone: false };

describe('risksOf', () => {
  it('finds one telling symptom, two of any, or any exposure', () => {
    expect(risksOf(rule, nothing)).toEqual([]);
    expect(risksOf(rule, { ...nothing, symptoms: ['tired', 'tired'] })).toEqual([]);
    expect(risksOf(rule, { ...nothing, symptoms: ['tired', 'diarrhoea'] })).toEqual(['symptoms']);
    expect(risksOf(rule, { ...nothing, exposures: ['met-traveller'] })).toEqual(['exposures']);
    const alone = symptoms.filter((symptom) => risksOf(rule, { ...nothing, symptoms: [symptom] }).length > 0);
    expect(alone).toEqual(rule.alone);
  });

  it('counts a red zone only under a rule that does', () => {
    const red = { ...nothing, redZone: true };
    expect(risksOf(ruleOn('2021-10-11'), red)).toEqual([]);
    expect(risksOf(ruleOn('2021-10-12'), red)).toEqual(['red-zone']);
  });
});

describe('ruleOn', () => {
  it('takes the last rule begun by the day', () => {
    const next: DeclarationRule = { ...rule, version: 'next', from: '2026-12-01', validHours: 24 };
    const rules = [rule, next];
    expect(ruleOn('2026-11-30', rules)).toBe(rule);
    expect(ruleOn('2026-12-01', rules)).toBe(next);
    expect(ruleOn('2019-01-01', rules)).toBe(rule);
  });

  it('has rules in the order of their days', () => {
    const days = declarationRules.map((one) => one.from);
    expect(days).toEqual([...days].sort());
  });
});
