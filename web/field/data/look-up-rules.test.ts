import { describe, expect, it } from 'vitest';
import { answerOf, isKept, needsLook } from './look-up-rules.ts';
import type { CheckAnswer } from './types.ts';

const NOW = Date.parse('2021-08-15T03:00:00Z');
const answer = (change: Partial<CheckAnswer> = {}): CheckAnswer => ({
  outcome: 'valid',
  opened: 'VX1:…',
  person: { personId: null, name: 'Nông Thị Xa', birthYear: 1950 },
  zone: { rank: 0, vi: null, en: null, asOf: null },
  facts: {},
  decision: 'pass',
  ruleSet: 'r',
  ruleVersion: 1,
  reasons: [],
  ...change,
});

describe('a code that is looked up later', () => {
  it('is answered with its person and the decision, or with nobody having it', () => {
    expect(answerOf(answer())).toMatchObject({ outcome: 'valid', name: 'Nông Thị Xa', decision: 'pass' });
    expect(answerOf(answer({ opened: null, outcome: 'unknown', person: null })).outcome).toBeNull();
  });

  it('is to be looked at where nobody has it, or more was to be asked than was', () => {
    const of = (change: Partial<CheckAnswer>, decided: 'pass' | 'test') =>
      needsLook({ decided, answer: answerOf(answer(change)) });
    expect(of({}, 'pass')).toBe(false);
    expect(of({ decision: 'turn-back' }, 'pass')).toBe(true);
    expect(of({ decision: 'test' }, 'test')).toBe(false);
    expect(of({}, 'test')).toBe(false);
    expect(of({ opened: null }, 'pass')).toBe(true);
    expect(needsLook({ decided: 'pass', answer: null })).toBe(false);
  });

  it('is forgotten with its shift, and after a day', () => {
    const at = new Date(NOW).toISOString();
    expect(isKept({ shiftId: 'a', at }, 'a', NOW + 1)).toBe(true);
    expect(isKept({ shiftId: 'a', at }, 'b', NOW + 1)).toBe(false);
    expect(isKept({ shiftId: 'a', at }, 'a', NOW + 86_400_000)).toBe(false);
  });
});
