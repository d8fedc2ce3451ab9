import { describe, expect, it } from 'vitest';
import { orderKinds } from '../../../../contract/orders.ts';
import { releaseRuleByCode, releaseRuleOn, releaseRules } from './release-rules.ts';

describe('release rules', () => {
  it.each(orderKinds)('has a wording for %s in both languages', (kind) => {
    const rule = releaseRuleOn(kind, '2026-11-16');
    expect(rule.kinds).toContain(kind);
    expect(rule.vi).toBe(rule.vi.normalize('NFC'));
    expect(rule.en.length).toBeGreaterThan(20);
  });

  it('are found again by their code, which is theirs alone', () => {
    expect(new Set(releaseRules.map(({ code }) => code)).size).toBe(releaseRules.length);
    expect(releaseRuleByCode('test-1').kinds).toEqual(['test']);
    expect(() => releaseRuleByCode('gone')).toThrow('no release rule');
  });
});
