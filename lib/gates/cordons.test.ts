import { describe, expect, it } from 'vitest';
import { insideCordon } from './cordons.ts';

const hamlet = { id: 'a', name: 'Thôn A', areaCode: '06184.1', from: 1_000 };
const drawn = { id: 'b', name: 'Ngõ 12', areaCode: null, from: 0 };

describe('who comes from inside a cordon', () => {
  const cases: [string, readonly string[] | null, boolean | null, number, boolean | null][] = [
    ['lives inside, wherever from', ['24'], true, 0, true],
    ['comes from the cordoned unit', ['06184.1', '06184', '20'], false, 1_000, true],
    ['comes from a unit below it', ['06184.1.2', '06184.1', '06184', '20'], null, 1_000, true],
    ['comes from the commune around it', ['06184', '20'], false, 1_000, false],
    ['before it begins', ['06184.1'], false, 999, false],
    ['origin and person unknown', null, null, 2_000, null],
    ['origin unknown, not listed', null, false, 2_000, false],
  ];
  it.each(cases)('%s', (_, chain, listed, now, expected) => {
    expect(insideCordon([hamlet, drawn], chain, listed, now)).toBe(expected);
  });
});
