import { describe, expect, it } from 'vitest';
import { noData, plain, quotient } from './measure.ts';
import { attainment, rankAreas } from './ranking.ts';

describe('rankAreas', () => {
  it('gives equal values one place, leaves who has none without, and says what moves a count up', () => {
    const places = rankAreas(
      [
        { areaNo: 1, now: plain(5), before: 9 },
        { areaNo: 2, now: plain(16), before: 1 },
        { areaNo: 3, now: plain(16), before: 16 },
        { areaNo: 4, now: noData, before: null },
      ],
      'higher',
      null,
    );
    expect(places).toEqual([
      { areaNo: 2, rank: 1, beforeRank: 3, trend: 'up', next: null },
      { areaNo: 3, rank: 1, beforeRank: 1, trend: 'same', next: null },
      { areaNo: 1, rank: 3, beforeRank: 2, trend: 'down', next: { rank: 1, needed: 12 } },
      { areaNo: 4, rank: null, beforeRank: null, trend: null, next: null },
    ]);
  });

  it('counts what a ratio needs with its own denominator, and knows what it can’t reach', () => {
    const of = (areaNo: number, top: number, by: number) => ({
      areaNo,
      now: quotient(top, by, 100),
      before: null,
    });
    const places = rankAreas([of(1, 50, 100), of(2, 10, 40), of(3, 3, 3)], 'higher', 100);
    expect(places.map(({ areaNo, next }) => [areaNo, next])).toEqual([
      [3, null],
      [1, null],
      [2, { rank: 2, needed: 11 }],
    ]);
  });

  it('takes nothing back where less is better', () => {
    const places = rankAreas(
      [
        { areaNo: 1, now: plain(5), before: 4 },
        { areaNo: 2, now: plain(2), before: 4 },
      ],
      'lower',
      null,
    );
    expect(places.map(({ areaNo, next }) => [areaNo, next])).toEqual([
      [2, null],
      [1, null],
    ]);
  });
});

describe('attainment', () => {
  it.each([
    [98, 'at-least', 100, 0.98, false],
    [100, 'at-least', 100, 1, true],
    [4, 'at-most', 2, 0.5, false],
    [0, 'at-most', 2, 1, true],
  ] as const)('%d against %s %d', (value, direction, target, share, met) => {
    const found = attainment(value, { value: target, direction });
    expect(found).toEqual({ share, met });
  });
  it('says nothing without a value or a target', () => {
    expect(attainment(null, { value: 1, direction: 'at-least' })).toEqual({ share: null, met: null });
    expect(attainment(3, null)).toEqual({ share: null, met: null });
  });
});
