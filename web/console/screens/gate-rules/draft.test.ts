import { describe, expect, it } from 'vitest';
import shipped from '../../../../data/rules/gates/mau-2026.json' with { type: 'json' };
import { findRuleFaults } from '../../../../lib/gates/rules.ts';
import { bodyOf, draftOf, moveUp, ruleSetOf, type Version } from './draft.ts';

const version = {
  ...shipped,
  certainty: 'verified',
  state: 'published',
  inForce: true,
  author: null,
  publishedAt: null,
} as unknown as Version;
const at = '2021-08-15T08:00:00+07:00';

describe('a draft of rules', () => {
  it('begins as its version, but unverified', () => {
    const draft = draftOf(version);
    expect(bodyOf(draft, at)).toMatchObject({ rules: shipped.rules, certainty: 'unverified', validFrom: at });
    expect(findRuleFaults(ruleSetOf(draft))).toEqual([]);
  });

  it('is not sent without its name, basis and hours', () => {
    const draft = draftOf(version);
    expect(bodyOf({ ...draft, nameEn: ' ' }, at)).toBeNull();
    expect(bodyOf({ ...draft, legalBasis: '' }, at)).toBeNull();
    expect(bodyOf({ ...draft, zoneHours: '721' }, at)).toBeNull();
  });

  it('shows what is wrong before it is sent', () => {
    const draft = draftOf(version);
    const rules = [draft.rules[0]!, { ...draft.rules[0]!, when: { '===': [{ var: 'zone.unheard' }, 1] } }];
    expect(findRuleFaults(ruleSetOf({ ...draft, rules })).map(({ code }) => code)).toEqual([
      'repeated-id',
      'unknown-fact',
    ]);
  });

  it('moves a decision forward and keeps the first where it is', () => {
    expect(moveUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
    expect(moveUp(['a', 'b'], 0)).toEqual(['a', 'b']);
  });
});
