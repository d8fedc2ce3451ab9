import { describe, expect, it } from 'vitest';
import type { Exposure } from '../types.ts';
import { gatherContacts, uniteMerged } from './gather-contacts.ts';

function exposure(personNo: number, from: number, to: number, more: Partial<Exposure> = {}): Exposure {
  return { personNo, viaNo: 1, source: 'presence', placeNo: 7, from, to, ms: to - from, ...more };
}

const noKind = () => undefined;

describe('gatherContacts', () => {
  it('adds up by person and ranks', () => {
    const contacts = gatherContacts(
      1,
      [exposure(5, 3_000_000, 3_600_000), exposure(5, 0, 1_200_000, { placeNo: 8 }), exposure(4, 0, 600_000)],
      noKind,
    );
    expect(contacts.map((one) => one.personNo)).toEqual([5, 4]);
    expect(contacts[0]).toMatchObject({
      ms: 1_800_000,
      first: 0,
      last: 3_600_000,
      places: 2,
      score: 30,
      viaNo: 1,
      level: 1,
    });
    expect(contacts[0]!.evidence.map((one) => one.placeNo)).toEqual([8, 7]);
  });

  it('names the exposer of the earliest exposure, the smallest number on a tie', () => {
    const [contact] = gatherContacts(
      2,
      [exposure(9, 5, 9, { viaNo: 3 }), exposure(9, 5, 7, { viaNo: 2 })],
      noKind,
    );
    expect(contact?.viaNo).toBe(2);
  });

  it('ranks by minutes, then number, where scores are equal', () => {
    const contacts = gatherContacts(
      1,
      [exposure(6, 0, 60_000), exposure(5, 0, 60_000), exposure(7, 0, 60_500)],
      noKind,
    );
    expect(contacts.map((one) => one.personNo)).toEqual([7, 5, 6]);
  });
});

describe('uniteMerged', () => {
  it('leaves people alone who were never merged', () => {
    const all = [exposure(5, 0, 10), exposure(5, 5, 15)];
    expect(uniteMerged(all, new Map())).toEqual(all);
    expect(uniteMerged(all, new Map([[8, 9]]))).toEqual(all);
  });

  it('counts the minutes of two records of one person once', () => {
    const united = uniteMerged(
      [exposure(5, 0, 10), exposure(6, 5, 15), exposure(6, 20, 30)],
      new Map([[6, 5]]),
    );
    expect(united.map(({ personNo, from, to, ms }) => [personNo, from, to, ms])).toEqual([
      [5, 0, 15, 15],
      [5, 20, 30, 10],
    ]);
  });

  it('knows that nobody exposes himself', () => {
    expect(uniteMerged([exposure(6, 0, 10, { viaNo: 5 })], new Map([[6, 5]]))).toEqual([]);
  });
});
