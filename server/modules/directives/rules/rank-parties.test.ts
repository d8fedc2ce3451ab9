import { describe, expect, it } from 'vitest';
import { rankParties } from './rank-parties.ts';

const none = { due: 0, done: 0 };
const party = (id: string, due: number, done: number, before = none) => ({ id, now: { due, done }, before });

describe('the ranking of offices by their tasks', () => {
  it('goes by the share done; equal shares share a place and who had nothing due has none', () => {
    const places = rankParties([
      party('a', 4, 1, { due: 2, done: 2 }),
      party('b', 0, 0, { due: 2, done: 1 }),
      party('c', 10, 10),
      party('d', 2, 2),
    ]);
    expect(places.map(({ id, rank, beforeRank }) => [id, rank, beforeRank])).toEqual([
      ['c', 1, null],
      ['d', 1, null],
      ['a', 3, 1],
      ['b', null, 2],
    ]);
  });

  it('says how many late tasks done reach the place ahead, never more than there are', () => {
    const places = rankParties([party('a', 3, 1), party('b', 2, 1), party('c', 5, 5)]);
    const next = Object.fromEntries(places.map((one) => [one.id, one.next]));
    expect(next).toEqual({ c: null, b: { rank: 1, needed: 1 }, a: { rank: 2, needed: 1 } });
  });
});
