import { describe, expect, it } from 'vitest';
import { rank } from './rank.ts';

const area = (name: string, cases: number | null) =>
  ({ id: name, code: name, name, level: 'green', cases, casesPer100k: null, scansToday: 0 }) as const;

describe('rank', () => {
  const areas = [area('Xã Ân', 5), area('Xã Bắc', null), area('Xã Ấm', 9)];

  it('puts figures hidden because they are small above nothing and below every shown one', () => {
    const some = [...areas, area('Xã Không', 0)];
    expect(rank(some, '-cases').map((one) => one.cases)).toEqual([9, 5, null, 0]);
    expect(rank(some, 'cases').map((one) => one.cases)).toEqual([0, null, 5, 9]);
  });

  it('puts a commune whose few cases are hidden above those without any, by rate too', () => {
    const some = [
      { ...area('không ca', 0), casesPer100k: 0 },
      { ...area('ít ca', null) },
      { ...area('nhiều ca', 9), casesPer100k: 12 },
      area('chưa rõ dân số', 7),
    ];
    expect(rank(some, '-casesPer100k').map(({ name }) => name)).toEqual([
      'nhiều ca',
      'ít ca',
      'không ca',
      'chưa rõ dân số',
    ]);
  });

  it('sorts contacts, hidden ones as few and uncounted ones last', () => {
    const some = [
      { ...area('a', 1), contactsF1: 3 },
      { ...area('b', 1), contactsF1: null },
      area('c', 1),
      { ...area('d', 1), contactsF1: 8 },
      { ...area('e', 1), contactsF1: 0 },
    ];
    expect(rank(some, '-contactsF1').map(({ name }) => name)).toEqual(['d', 'a', 'b', 'e', 'c']);
  });

  it('sorts names as Vietnamese does', () => {
    expect(rank(areas, 'name').map((one) => one.name)).toEqual(['Xã Ấm', 'Xã Ân', 'Xã Bắc']);
  });
});
