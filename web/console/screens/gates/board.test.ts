import { showPlate } from './plate.ts';
import { describe, expect, it } from 'vitest';
import { type BoardPost, hoursOf, ranksOf, slipsBetween, sortPosts, sumOf } from './board.ts';

const post = (postName: string, total: number, hour: number): BoardPost => ({
  postId: postName,
  postName,
  mode: { mode: 'all', oneIn: null, reason: null, since: null },
  openShifts: 1,
  unanswered: 0,
  unansweredSince: null,
  lastCrossingAt: null,
  total,
  waved: 1,
  overridden: 0,
  decisions: { pass: total - 1, test: 1 },
  zones: { '3': 1, none: total - 1 },
  hours: Array.from({ length: 24 }, (_, at) => (at === hour ? total : 0)),
});

describe('the board', () => {
  it('adds posts up by decision, zone and hour', () => {
    const sum = sumOf([post('A', 5, 7), post('B', 3, 8)]);
    expect(sum).toMatchObject({ total: 8, waved: 2, openShifts: 2, decisions: { pass: 6, test: 2 } });
    expect([sum.hours[7], sum.hours[8], sum.hours[9]]).toEqual([5, 3, 0]);
    expect(sumOf([]).hours).toHaveLength(24);
  });

  it('puts the most dangerous zone first and no data last', () => {
    expect(ranksOf({ none: 4, '0': 9, '3': 1 }).map(({ rank }) => rank)).toEqual([3, 0, null]);
  });

  it('sorts up and down, the busiest first unless told', () => {
    const posts = [post('Đồng Đăng', 2, 0), post('Bến Xe', 9, 0)];
    expect(sortPosts(posts).map(({ total }) => total)).toEqual([9, 2]);
    expect(sortPosts(posts, 'name').map(({ postName }) => postName)).toEqual(['Bến Xe', 'Đồng Đăng']);
  });

  it('begins its hours at midnight in Vietnam', () => {
    expect(hoursOf('2021-08-15')[0]).toBe('2021-08-14T17:00:00.000Z');
    expect(hoursOf('2021-08-15')).toHaveLength(24);
  });

  it('names every slip of a book as the server numbers it', () => {
    expect(slipsBetween('P12N00098', 'P12N00101')).toEqual([
      'P12N00098',
      'P12N00099',
      'P12N00100',
      'P12N00101',
    ]);
    expect(slipsBetween('P12N99999', 'P12N100000')).toEqual(['P12N99999', 'P12N100000']);
    expect(slipsBetween('P1N00001', 'P2N00003')).toEqual([]);
  });
});

describe('plates', () => {
  it('are shown as they are printed', () => {
    expect(['12C00110', '29H112345', 'xe ba gác'].map(showPlate)).toEqual([
      '12C-001.10',
      '29-H1 123.45',
      'xe ba gác',
    ]);
  });
});
