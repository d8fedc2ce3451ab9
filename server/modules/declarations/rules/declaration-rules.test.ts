import { describe, expect, it } from 'vitest';
import { symptoms } from '../../../../contract/declarations.ts';
import { type DeclarationRule, declarationRules, isAtRisk, ruleOn } from './declaration-rules.ts';

const rule = declarationRules[0]!;

describe('isAtRisk', () => {
  it('is decided by one telling symptom, two of any, or any exposure', () => {
    expect(isAtRisk(rule, [], [])).toBe(false);
    expect(isAtRisk(rule, ['tired'], [])).toBe(false);
    expect(isAtRisk(rule, ['tired', 'tired'], [])).toBe(false);
    expect(isAtRisk(rule, ['tired', 'diarrhoea'], [])).toBe(true);
    expect(isAtRisk(rule, [], ['met-traveller'])).toBe(true);
    expect(symptoms.filter((symptom) => isAtRisk(rule, [symptom], []))).toEqual(rule.alone);
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
