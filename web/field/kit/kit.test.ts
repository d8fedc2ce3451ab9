import { describe, expect, it } from 'vitest';
import { areaName, areaSearch } from '../decide/area-search.ts';
import { isNewSight, type LastSeen, lookAgain } from './repeat.ts';
import { NO_KEYS, wedgeKey } from './wedge.ts';

/** Types a text at a pace; what came out, and whether the Enter was swallowed. */
function type(text: string, gap: number) {
  let state = NO_KEYS;
  let at = 1000;
  for (const letter of text) {
    at += gap;
    state = wedgeKey(state, letter, at).next;
  }
  const { code, swallow } = wedgeKey(state, 'Enter', at + gap);
  return { code, swallow };
}

describe('a hand scanner', () => {
  it('brings a whole text, and its Enter presses nothing', () => {
    expect(type('VX1:ABC', 5)).toEqual({ code: 'VX1:ABC', swallow: true });
  });
  it('is no person who types', () => {
    expect(type('VX1:ABC', 200)).toEqual({ code: null, swallow: false });
    expect(type('', 5)).toEqual({ code: null, swallow: false });
  });
  it('may press Shift in between', () => {
    let state = wedgeKey(NO_KEYS, 'a', 1000).next;
    for (const key of ['Shift', 'B', 'c', 'd']) {
      state = wedgeKey(state, key, state.at + 5).next;
    }
    expect(wedgeKey(state, 'Enter', state.at + 5).code).toBe('aBcd');
  });
});

describe('origins', () => {
  const find = areaSearch([
    ['20', 'Tỉnh Lạng Sơn', ''],
    ['06184', 'Xã Đồng Đăng', '20'],
    ['01', 'Thành phố Hà Nội', ''],
    ['00001', 'Phường Lạng Hạ', '01'],
  ]);
  it('are found without marks, own names first, with the unit above', () => {
    expect(find('dong dang')).toEqual([{ code: '06184', name: 'Xã Đồng Đăng, Tỉnh Lạng Sơn' }]);
    expect(find('dang lang son')[0]?.code).toBe('06184');
    expect(find('lang').map(({ code }) => code)).toEqual(['20', '00001', '06184']);
    expect(find('  ')).toEqual([]);
    expect(find('xyz')).toEqual([]);
  });
  it('are found by their initials, those of the own province first, behind what is spelled so', () => {
    const areas = [
      ['20', 'Tỉnh Lạng Sơn', ''],
      ['01', 'Thành phố Hà Nội', ''],
      ['1', 'Xã Đồng Đăng', '20'],
      ['2', 'Phường Đống Đa', '01'],
      ['3', 'Xã Hữu Nghị', '20'],
      ['4', 'Thị trấn Hữu Lũng', '20'],
    ] as const;
    const codes = (typed: string) => areaSearch(areas, '20')(typed).map(({ code }) => code);
    expect(codes('dd')).toEqual(['1', '2']);
    expect(codes('DD')).toEqual(['1', '2']);
    expect(codes('hn')).toEqual(['3', '01']);
    expect(codes('ha')).toEqual(['01', '2']);
    expect(codes('hl')).toEqual(['4']);
    expect(areaName(areas, '1')).toBe('Xã Đồng Đăng, Tỉnh Lạng Sơn');
  });
});

describe('a code before the camera', () => {
  const seen: LastSeen = { text: 'VX1:A', at: 1_000 };
  it('counts once while it stays, and again when it was away', () => {
    expect(isNewSight(null, 'VX1:A', 1_000)).toEqual({ fresh: true, next: seen });
    expect(isNewSight(seen, 'VX1:A', 4_900).fresh).toBe(false);
    expect(isNewSight(seen, 'VX1:A', 5_100).fresh).toBe(true);
    expect(isNewSight(seen, 'VX1:B', 1_100).fresh).toBe(true);
  });
  it('was not away while the officer looked at the decision', () => {
    const later = lookAgain(seen, 20_000);
    expect(isNewSight(later, 'VX1:A', 20_100).fresh).toBe(false);
    expect(isNewSight(later, 'VX1:A', 24_500).fresh).toBe(true);
    expect(lookAgain(null, 20_000)).toBeNull();
  });
});
