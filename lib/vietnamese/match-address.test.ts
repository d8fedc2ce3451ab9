import { describe, expect, it } from 'vitest';
import { type AreaUnit, buildAreaIndex } from './area-index.ts';
import { type AddressMatch, matchAddress } from './match-address.ts';

const old = (id: string, name: string, parentId: string | null): AreaUnit => {
  const kind = parentId === null ? 'province' : id.length === 3 ? 'district' : 'commune';
  return { id, code: id, name, kind, parentId, validFrom: '2021-01-01', validTo: '2025-07-01' };
};
const units: AreaUnit[] = [
  old('20', 'Tỉnh Lạng Sơn', null),
  old('183', 'Huyện Cao Lộc', '20'),
  old('06184', 'Thị trấn Đồng Đăng', '183'),
  old('06211', 'Thị trấn Cao Lộc', '183'),
  old('187', 'Huyện Chi Lăng', '20'),
  old('06463', 'Thị trấn Chi Lăng', '187'),
  old('06466', 'Xã Chi Lăng', '187'),
  old('178', 'Thành phố Lạng Sơn', '20'),
  old('05983', 'Phường Chi Lăng', '178'),
  old('87', 'Tỉnh Đồng Tháp', null),
  old('866', 'Thành phố Cao Lãnh', '87'),
  old('29869', 'Phường 08', '866'),
  old('873', 'Huyện Cao Lãnh', '87'),
  old('30076', 'Thị trấn Mỹ Thọ', '873'),
  old('77', 'Tỉnh Bà Rịa - Vũng Tàu', null),
  old('747', 'Thành phố Vũng Tàu', '77'),
  { ...old('20x', 'Tỉnh Lạng Sơn', null), validFrom: '2025-07-01', validTo: null },
  { ...old('06184x', 'Xã Đồng Đăng', '20x'), validFrom: '2025-07-01', validTo: null },
];
const legacy = buildAreaIndex(units, '2021-06-01');
const current = buildAreaIndex(units, '2025-07-01');
const told = (match: AddressMatch<AreaUnit>): string =>
  match.status === 'matched'
    ? match.unit.id
    : `${match.reason}: ${match.candidates.map(({ unit }) => unit.id).join(' ')}`;
const at = (province: string, district?: string, commune?: string): string =>
  told(matchAddress({ province, district, commune }, legacy));

describe('matchAddress by parts', () => {
  it('finds units on folded text inside their parent', () => {
    expect(at('Lạng Sơn', 'Cao Lộc', 'Đồng Đăng')).toBe('06184');
    expect(at('lang son', 'H. Cao Loc', 'TT Dong Dang')).toBe('06184');
    expect(at('Đồng Tháp', 'TP Cao Lãnh', 'Phường 8')).toBe('29869');
    expect(at('BRVT', 'Vũng Tàu')).toBe('747');
    expect(at('Lạng Sơn')).toBe('20');
  });

  it('lets the commune choose between a city and a district of one name', () => {
    expect(at('Đồng Tháp', 'Cao Lãnh', 'Mỹ Thọ')).toBe('30076');
    expect(at('Đồng Tháp', 'Cao Lãnh')).toBe('ambiguous: 866 873');
  });

  it('lets the kind choose between communes of one name, or asks', () => {
    expect(at('Lạng Sơn', 'Chi Lăng', 'xã Chi Lăng')).toBe('06466');
    expect(at('Lạng Sơn', 'Chi Lăng', 'Chi Lăng')).toBe('ambiguous: 06463 06466');
  });

  it('never moves a district to the province of the report', () => {
    const match = matchAddress({ province: 'Đồng Tháp', district: 'Cao Lộc', commune: 'Đồng Đăng' }, legacy);
    expect(match).toMatchObject({ status: 'unmatched', reason: 'district-elsewhere' });
    expect(match.status === 'unmatched' && match.candidates[0]).toMatchObject({
      unit: { id: '06184' },
      path: [{ id: '20' }, { id: '183' }, { id: '06184' }],
      score: 0.9,
      reason: 'district-in-other-province',
    });
  });

  it('says what is missing and guesses', () => {
    expect(at('Lạng Sơn', 'Cao Lộc', 'Đồng Đằn')).toMatch(/^commune-unknown: 06184 /u);
    expect(at('Lạng Sơn', 'Chi Lăng', 'Đồng Đăng')).toMatch(/^commune-elsewhere: 06184 /u);
    expect(at('Lạng Sơn', 'Cao Lọc Mới', 'Đồng Đăng')).toMatch(/^district-unknown: 06184/u);
    expect(at('Lạng Sơm', 'Cao Lộc')).toMatch(/^province-unknown: 183 20$/u);
    expect(at('', 'Cao Lộc')).toBe('province-missing: 183');
    expect(at('')).toBe('empty: ');
  });

  it('finds a commune without district when the province has one of that name', () => {
    expect(at('Lạng Sơn', '', 'Đồng Đăng')).toBe('06184');
    expect(at('Lạng Sơn', '', 'Chi Lăng')).toBe('ambiguous: 06463 06466 05983');
  });

  it('knows only the units of its day', () => {
    expect(told(matchAddress({ province: 'Lạng Sơn', commune: 'Đồng Đăng' }, current))).toBe('06184x');
    expect(
      told(matchAddress({ province: 'Lạng Sơn', district: 'Cao Lộc', commune: 'Đồng Đăng' }, current)),
    ).toBe('district-unknown: 06184x');
    expect(told(matchAddress({ province: 'Đồng Tháp' }, current))).toBe('province-unknown: ');
  });
});

describe('matchAddress by free text', () => {
  it.each([
    ['Số 5, khu Nam Quan, TT. Đồng Đăng, huyện Cao Lộc, tỉnh Lạng Sơn, Việt Nam', '06184'],
    ['Đồng Đăng, Lạng Sơn', '06184'],
    ['số 5 Trần Phú thị trấn Đồng Đăng huyện Cao Lộc tỉnh Lạng Sơn', '06184'],
    ['dong dang cao loc lang son', '06184'],
    ['Cao Lộc, Lạng Sơn', '183'],
    ['Thành phố Vũng Tàu, Bà Rịa - Vũng Tàu', '747'],
    ['Vũng Tàu Bà Rịa Vũng Tàu', '747'],
    ['Lạng Sơn', '20'],
  ])('reads %j', (text, id) => {
    expect(told(matchAddress(text, legacy))).toBe(id);
  });

  it('never answers with a larger unit than was meant', () => {
    expect(told(matchAddress('Số 5 Trần Phú, Cao Lộc, Lạng Sơn', legacy))).toBe('commune-unknown: 183');
    expect(told(matchAddress('xóm Mới Lạng Sơn', legacy))).toMatch(/^district-unknown/u);
    expect(told(matchAddress('', legacy))).toBe('empty: ');
    expect(told(matchAddress('Thôn 1', legacy))).toMatch(/^province-/u);
  });

  it('reads an address of two levels', () => {
    expect(told(matchAddress('Khu 2, xã Đồng Đăng, Lạng Sơn', current))).toBe('06184x');
  });
});
