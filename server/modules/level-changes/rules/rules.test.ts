import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMoves, diffLevels } from './diff-levels.ts';
import { type PersonFacts, proposeEnd, proposeMove } from './propose.ts';
import { testRuleOn, testRules } from './test-rules.ts';

const levels = fc
  .dictionary(fc.integer({ min: 1, max: 30 }).map(String), fc.constantFrom(1, 2))
  .map((record) => new Map(Object.entries(record).map(([no, level]) => [Number(no), level])));

describe('the difference of two tracings', () => {
  it('is nothing between equal ones, and turned round when they are swapped', () => {
    fc.assert(
      fc.property(levels, levels, fc.constantFrom(1, 2), (before, after, depth) => {
        expect(diffLevels(before, before, depth)).toEqual([]);
        const there = diffLevels(before, after, depth);
        const back = diffLevels(after, before, depth);
        const turned = back.map(({ personNo, from, to }) => ({ personNo, from: to, to: from }));
        const sorted = (moves: typeof there) => moves.toSorted((a, b) => a.personNo - b.personNo);
        expect(sorted(there)).toEqual(sorted(turned));
      }),
    );
  });

  it('with both levels looked at leads from one to the other', () => {
    fc.assert(
      fc.property(levels, levels, (before, after) => {
        const made = new Map<number, number>(before);
        for (const { personNo, from, to } of diffLevels(before, after, 2)) {
          expect(before.get(personNo) ?? null).toBe(from);
          if (to === null) {
            made.delete(personNo);
          } else {
            made.set(personNo, to);
          }
        }
        expect([...made].toSorted(([a], [b]) => a - b)).toEqual([...after].toSorted(([a], [b]) => a - b));
      }),
    );
  });

  it('says nothing of a level that one of them did not look at', () => {
    const before = new Map([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
    ]);
    const after = new Map([
      [1, 1],
      [3, 1],
      [5, 2],
    ]);
    expect(diffLevels(before, after, 1)).toEqual([
      { personNo: 2, from: 1, to: null },
      { personNo: 3, from: 2, to: 1 },
    ]);
    expect(countMoves(diffLevels(before, after, 2))).toEqual([
      { from: 2, to: 1, n: 1 },
      { from: null, to: 2, n: 1 },
      { from: 1, to: null, n: 1 },
      { from: 2, to: null, n: 1 },
    ]);
  });
});

const facts: PersonFacts = { decision: null, isCase: false, hasOrder: false, heldElsewhere: false };

describe('a proposal', () => {
  it('for somebody no longer found ends an order, else the contact, else nothing', () => {
    const gone = { from: 1, to: null };
    expect(proposeMove(gone, { ...facts, decision: 'CONFIRMED', hasOrder: true }).proposal).toBe(
      'RELEASE_ORDER',
    );
    expect(proposeMove(gone, { ...facts, decision: 'CONFIRMED' }).proposal).toBe('DROP_CONTACT');
    expect(proposeMove(gone, facts)).toEqual({ reason: 'NO_LONGER_FOUND', proposal: 'NONE' });
  });

  it('never ends anything for a case, or for a confirmed F1 of another standing case, and says why', () => {
    const held = { ...facts, decision: 'CONFIRMED', hasOrder: true } as const;
    expect(proposeEnd('CASE_DISCARDED', { ...held, isCase: true })).toEqual({
      reason: 'IS_CASE',
      proposal: 'NONE',
    });
    expect(proposeEnd('CASE_DISCARDED', { ...held, heldElsewhere: true })).toEqual({
      reason: 'HELD_ELSEWHERE',
      proposal: 'NONE',
    });
    expect(proposeEnd('CASE_DISCARDED', { ...facts, heldElsewhere: true }).reason).toBe('CASE_DISCARDED');
  });

  it('asks to confirm an undecided F1 only', () => {
    for (const from of [null, 2]) {
      expect(proposeMove({ from, to: 1 }, facts).proposal).toBe('CONFIRM_CONTACT');
      expect(proposeMove({ from, to: 1 }, { ...facts, decision: 'DROPPED' }).proposal).toBe('NONE');
      expect(proposeMove({ from, to: 1 }, { ...facts, isCase: true }).proposal).toBe('NONE');
    }
    expect(proposeMove({ from: null, to: 2 }, facts).proposal).toBe('NONE');
  });

  it('for an F1 who became F2 looks at the order alone', () => {
    expect(proposeMove({ from: 1, to: 2 }, { ...facts, hasOrder: true })).toEqual({
      reason: 'FARTHER',
      proposal: 'RELEASE_ORDER',
    });
    expect(proposeMove({ from: 1, to: 2 }, { ...facts, decision: 'CONFIRMED' }).proposal).toBe('NONE');
  });
});

it('rules about tests are dated, sourced in both languages, and say that nobody checked them', () => {
  expect(testRuleOn('2026-11-16').positive.pcr).toBe('CONFIRMED');
  for (const rule of testRules) {
    expect([rule.source.vi.length > 20, rule.source.en.length > 20, rule.certainty]).toEqual([
      true,
      true,
      'unverified',
    ]);
  }
});
