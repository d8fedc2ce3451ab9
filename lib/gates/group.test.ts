import { describe, expect, it } from 'vitest';
import { groupDecision, isMilder } from './group.ts';

const set = { precedence: ['ask-commander', 'quarantine', 'turn-back', 'test', 'pass'] as const };

describe('a vehicle', () => {
  it('is decided by the one in it for whom the rules ask most', () => {
    expect(groupDecision(set, ['pass', 'pass'])).toBe('pass');
    expect(groupDecision(set, ['pass', 'turn-back', 'test'])).toBe('turn-back');
    expect(groupDecision(set, ['quarantine', 'ask-commander'])).toBe('ask-commander');
    expect(groupDecision(set, [])).toBe(null);
  });

  it('tells a milder decision in the order of the rules, also of rules that forgot one', () => {
    expect(isMilder(set, 'pass', 'test')).toBe(true);
    expect(isMilder(set, 'turn-back', 'pass')).toBe(false);
    expect(isMilder(set, 'test', 'test')).toBe(false);
    expect(isMilder({ precedence: ['turn-back', 'test'] }, 'pass', 'test')).toBe(true);
  });
});
