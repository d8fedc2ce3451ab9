import { describe, expect, it } from 'vitest';
import { type Cordon, insideCordon } from './cordons.ts';

const commune = { code: '06184', name: 'dong dang' };
const hamlet: Cordon = {
  id: 'a',
  name: 'Thôn A',
  areaCode: '06184.1',
  from: 1_000,
  names: ['thon na pan'],
  commune,
};
const drawn: Cordon = {
  id: 'b',
  name: 'Ngõ 12',
  areaCode: null,
  from: 0,
  units: ['06184.7'],
  names: ['khoi 7', 'nha tro hoa binh'],
  commune,
};

describe('who comes from inside a cordon', () => {
  const cases: [string, readonly string[] | null, boolean | null, number, boolean | null][] = [
    ['lives inside, wherever from', ['24'], true, 0, true],
    ['comes from the cordoned unit', ['06184.1', '06184', '20'], false, 1_000, true],
    ['comes from a unit below it', ['06184.1.2', '06184.1', '06184', '20'], null, 1_000, true],
    ['comes from a hamlet inside an outline', ['06184.7', '06184', '20'], null, 0, true],
    ['comes from the commune around it', ['06184', '20'], false, 1_000, false],
    ['before it begins', ['06184.1'], false, 999, false],
    ['origin and person unknown', null, null, 2_000, null],
    ['origin unknown, not listed', null, false, 2_000, false],
  ];
  it.each(cases)('%s', (_, chain, listed, now, expected) => {
    expect(insideCordon([hamlet, drawn], { chain, address: null }, listed, now)).toBe(expected);
  });

  const addresses: [string, readonly string[] | null, string, boolean | null][] = [
    ['names hamlet and commune', null, 'Số 3, thôn Nà Pàn, xã Đồng Đăng', true],
    ['names the hamlet, the commune is the origin', ['06184', '20'], 'số 3 Thôn Nà Pàn', true],
    ['names a place inside', ['06184', '20'], 'Nhà trọ Hoà Bình, phòng 4', true],
    ['names a hamlet of that name elsewhere', ['06187', '20'], 'Thôn Nà Pàn', false],
    ['names the hamlet of no commune', null, 'thôn Nà Pàn', null],
    ['names another that begins alike', ['06184', '20'], 'Khối 77', false],
    ['names the commune only', ['06184', '20'], 'xã Đồng Đăng', false],
  ];
  it.each(addresses)('whose address %s', (_, chain, address, expected) => {
    expect(insideCordon([hamlet, drawn], { chain, address }, null, 2_000)).toBe(expected);
  });
});
