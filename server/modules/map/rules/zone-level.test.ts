import { describe, expect, it } from 'vitest';
import { ratePer100k, zoneLevel, zoneRuleOn, zoneRules } from './zone-level.ts';

const rule = zoneRuleOn('2026-11-16');

describe('zoneLevel', () => {
  it.each([
    [0, 5_000, 'green'],
    [0, null, 'green'],
    [1, 10_000, 'green'],
    [2, 10_000, 'yellow'],
    [5, 10_000, 'orange'],
    [14, 10_000, 'orange'],
    [15, 10_000, 'red'],
    [3, null, 'none'],
    [3, 0, 'none'],
  ] as const)('%d cases among %s people: %s', (cases, population, level) => {
    expect(zoneLevel(rule, cases, population)).toBe(level);
  });

  it('gives no level on a day without a rule', () => {
    expect(zoneRuleOn('2019-12-31')).toBeUndefined();
    expect(zoneLevel(undefined, 3, 10_000)).toBe('none');
  });

  it('never claims a legal basis that was not entered', () => {
    expect(
      zoneRules.filter((one) => one.legalBasis === null).every((one) => one.certainty === 'chưa kiểm chứng'),
    ).toBe(true);
  });

  it('has rising thresholds', () => {
    for (const { thresholds } of zoneRules) {
      const rates = thresholds.map((one) => one.rateFrom);
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
    }
  });

  it('computes the rate, or nothing without a population', () => {
    expect(ratePer100k(3, 12_000)).toBe(25);
    expect(ratePer100k(3, null)).toBeNull();
  });
});
