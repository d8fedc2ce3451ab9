import { describe, expect, it } from 'vitest';
import { rank } from './rank.ts';

const area = (name: string, cases: number | null) =>
  ({ id: name, code: name, name, level: 'green', cases, casesPer100k: null, scansToday: 0 }) as const;

describe('rank', () => {
  const areas = [area('Xã Ân', 5), area('Xã Bắc', null), area('Xã Ấm', 9)];

  it('puts suppressed figures last in both directions', () => {
    expect(rank(areas, '-cases').map((one) => one.cases)).toEqual([9, 5, null]);
    expect(rank(areas, 'cases').map((one) => one.cases)).toEqual([5, 9, null]);
  });

  it('sorts contacts, hidden and uncounted ones last', () => {
    const some = [
      { ...area('a', 1), contactsF1: 3 },
      { ...area('b', 1), contactsF1: null },
      area('c', 1),
      { ...area('d', 1), contactsF1: 8 },
    ];
    expect(rank(some, '-contactsF1').map(({ name }) => name)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('sorts names as Vietnamese does', () => {
    expect(rank(areas, 'name').map((one) => one.name)).toEqual(['Xã Ấm', 'Xã Ân', 'Xã Bắc']);
  });
});
