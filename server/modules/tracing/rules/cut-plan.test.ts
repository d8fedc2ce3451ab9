import { describe, expect, it } from 'vitest';
import type { CutOffs } from '../../../../contract/profiles.ts';
import { findCrowds } from './crowds.ts';
import { type CutContact, countCut, cutContacts } from './cut-plan.ts';
import { peoplePresent } from './people-present.ts';

const HOUR = 3_600_000;
const open: CutOffs = { F1: 0, F2: 0, maxOrders: null, crowd: null };

function contact(personNo: number, score: number, more: Partial<CutContact> = {}): CutContact {
  return {
    personNo,
    level: 1,
    score,
    ms: score * 60_000,
    decision: null,
    ordered: false,
    evidence: [],
    ...more,
  };
}
const met = (placeNo: number, from: number, to: number) => ({
  source: 'presence' as const,
  placeNo,
  from,
  to,
});

describe('crowds', () => {
  const people = (count: number, first: number, at: ReturnType<typeof met>) =>
    Array.from({ length: count }, (_, i) => ({ personNo: first + i, evidence: [at] }));

  it('are more people than the threshold at one place in one occasion', () => {
    const all = [...people(3, 1, met(7, 0, HOUR)), ...people(2, 10, met(8, 0, HOUR))];
    expect(findCrowds(all, 2).map(({ placeNo, personNos }) => [placeNo, personNos.size])).toEqual([[7, 3]]);
    expect(findCrowds(all, 3)).toEqual([]);
  });

  it('end where nobody was met for more than an hour', () => {
    const all = [
      ...people(2, 1, met(7, 0, HOUR)),
      ...people(2, 3, met(7, 2 * HOUR, 3 * HOUR)),
      ...people(3, 5, met(7, 3 * HOUR + HOUR + 1, 5 * HOUR)),
    ];
    expect(findCrowds(all, 2).map(({ from, to, personNos }) => [from, to, personNos.size])).toEqual([
      [0, 3 * HOUR, 4],
      [4 * HOUR + 1, 5 * HOUR, 3],
    ]);
  });

  it('count a person who comes twice once, and meetings without a place never', () => {
    const twice = { personNo: 1, evidence: [met(7, 0, 1), met(7, 2, 3)] };
    const home = { personNo: 2, evidence: [{ source: 'household' as const, placeNo: null, from: 0, to: 9 }] };
    expect(findCrowds([twice, home], 1)).toEqual([]);
  });
});

describe('peoplePresent', () => {
  it('counts who met the same exposer at the place while the exposure lasted', () => {
    const at = (personNo: number, from: number, to: number) => ({
      personNo,
      viaNo: 1,
      ms: to - from,
      ...met(7, from, to),
    });
    const all = [at(1, 0, 10), at(2, 5, 15), at(3, 10, 20), at(4, 30, 40)];
    const present = peoplePresent(all);
    expect(all.map(present)).toEqual([2, 3, 2, 1]);
    expect(present({ ...all[0]!, source: 'household' })).toBeUndefined();
  });
});

describe('cutContacts', () => {
  it('changes nothing while everything is open', () => {
    const cut = cutContacts([contact(1, 0), contact(2, 5, { level: 2 })], open);
    expect([...cut.below]).toEqual([]);
    expect(cut.crowds).toEqual([]);
  });

  it('leaves out scores below the one of the level, never who was decided on', () => {
    const contacts = [
      contact(1, 9.9),
      contact(2, 10),
      contact(3, 10, { level: 2 }),
      contact(4, 1, { decision: 'CONFIRMED' }),
      contact(5, 1, { decision: 'DROPPED' }),
    ];
    expect([...cutContacts(contacts, { ...open, F1: 10, F2: 11 }).below]).toEqual([
      [1, 'score'],
      [3, 'score'],
    ]);
  });

  it('keeps the cap, by level and score, with the confirmed first', () => {
    const contacts = [
      contact(1, 5, { level: 2 }),
      contact(2, 1),
      contact(3, 2),
      contact(4, 0, { decision: 'CONFIRMED' }),
    ];
    expect([...cutContacts(contacts, { ...open, maxOrders: 3 }).below]).toEqual([[1, 'cap']]);
    expect(cutContacts(contacts, { ...open, maxOrders: 2 }).below).toEqual(
      new Map([
        [2, 'cap'],
        [1, 'cap'],
      ]),
    );
    expect(cutContacts(contacts, { ...open, maxOrders: 0 }).below.size).toBe(3);
  });

  it('lets a place exposure stand for who was only met in the crowd', () => {
    const crowd = Array.from({ length: 5 }, (_, i) => contact(i + 1, 50, { evidence: [met(7, 0, HOUR)] }));
    const cousin = contact(9, 50, {
      evidence: [met(7, 0, HOUR), { ...met(7, 0, 1), source: 'household', placeNo: null }],
    });
    const cut = cutContacts([...crowd, cousin], { ...open, crowd: 5 });
    expect([...cut.below.keys()]).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(cut.below.values())).toEqual(new Set(['place']));
    expect(cut.crowds).toMatchObject([{ placeNo: 7, covered: 5 }]);
    expect(cut.crowds[0]!.personNos.size).toBe(6);
  });
});

describe('countCut', () => {
  it('counts everybody once, and the orders that would follow', () => {
    const contacts = [
      contact(1, 50),
      contact(2, 5),
      contact(3, 50, { level: 2 }),
      contact(4, 50, { decision: 'CONFIRMED' }),
      contact(5, 50, { decision: 'CONFIRMED', ordered: true }),
      contact(6, 50, { decision: 'DROPPED' }),
    ];
    const cut = cutContacts(contacts, { ...open, F1: 10 });
    const counted = countCut(contacts, cut);
    expect(counted).toMatchObject({
      found: { F1: 5, F2: 1 },
      proposed: { F1: 1, F2: 1 },
      decided: { F1: 3, F2: 0 },
      below: { score: { F1: 1, F2: 0 }, cap: { F1: 0, F2: 0 }, place: { F1: 0, F2: 0 } },
      orders: 3,
    });
    expect(counted.steps.find(({ score }) => score === 10)).toEqual({ score: 10, F1: 1, F2: 1 });
    expect(counted.steps[0]).toEqual({ score: 0, F1: 2, F2: 1 });
  });
});
