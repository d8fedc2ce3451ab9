import { describe, expect, it } from 'vitest';
import {
  dueHouseholds,
  missedBefore,
  type SupplyOutcome,
  type SupplyRound,
  supplySums,
} from './supply-rounds.ts';

const marks = (given: { readonly [household: string]: SupplyOutcome }) => new Map(Object.entries(given));
const round = (due: string, given: { readonly [household: string]: SupplyOutcome }): SupplyRound => ({
  due: new Set(due.split('')),
  marks: marks(given),
});

describe('a supply round', () => {
  it('is due for who is inside at its end, and for whoever was served before leaving', () => {
    const stays = [
      { household: 'a', since: 0, left: null },
      { household: 'b', since: 0, left: 50 },
      { household: 'c', since: 90, left: null },
      { household: 'd', since: 0, left: 50 },
      { household: 'd', since: 60, left: null },
    ];
    expect([...dueHouseholds(stays, 80, marks({}))].sort()).toEqual(['a', 'd']);
    expect([...dueHouseholds(stays, 100, marks({ b: 'served' }))].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('says how many stand how, and of how many nothing was said', () => {
    expect(
      supplySums(round('abcdef', { a: 'served', b: 'served', c: 'away', d: 'refused', e: 'not-reached' })),
    ).toEqual({
      due: 6,
      served: 2,
      away: 1,
      refused: 1,
      notReached: 1,
      unmarked: 1,
    });
  });

  it('knows who got nothing of the rounds before, however often in a row', () => {
    const before = [
      round('abcd', { a: 'served', b: 'away' }),
      round('abc', { a: 'away', b: 'refused', c: 'served' }),
      round('abc', { b: 'served' }),
    ];
    expect(['a', 'b', 'c', 'd', 'e'].map((one) => missedBefore(one, before))).toEqual([
      { times: 0, last: 'served' },
      { times: 2, last: 'away' },
      { times: 1, last: null },
      { times: 1, last: null },
      { times: 0, last: null },
    ]);
    // A round of before each household was marked says nothing of anybody.
    expect(missedBefore('a', [round('a', {}), ...before])).toEqual({ times: 0, last: null });
  });
});
