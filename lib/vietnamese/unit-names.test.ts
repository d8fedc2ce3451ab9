import { describe, expect, it } from 'vitest';
import { adminKey, adminKeys, fullUnitName, namesUnit, splitUnitName } from './unit-names.ts';

describe('splitUnitName', () => {
  it.each([
    ['Tỉnh Lạng Sơn', 'tỉnh', 'Lạng Sơn'],
    ['TP. Hồ Chí Minh', 'thành phố', 'Hồ Chí Minh'],
    ['TP.Huế', 'thành phố', 'Huế'],
    ['Thị trấn Đồng Đăng', 'thị trấn', 'Đồng Đăng'],
    ['TT. Đồng Đăng', 'thị trấn', 'Đồng Đăng'],
    ['thi tran Dong Dang', 'thị trấn', 'Dong Dang'],
    ['Thị xã Tân Uyên', 'thị xã', 'Tân Uyên'],
    ['Đặc khu Phú Quốc', 'đặc khu', 'Phú Quốc'],
    ['P.8', 'phường', '8'],
    ['P8', 'phường', '8'],
    ['Q. 1', 'quận', '1'],
    ['H. Cao Lộc', 'huyện', 'Cao Lộc'],
    ['xã  Tân Thanh', 'xã', 'Tân Thanh'],
    ['Phường Phường Đúc', 'phường', 'Phường Đúc'],
    ['Lạng Sơn', null, 'Lạng Sơn'],
    ['Quan Hóa', null, 'Quan Hóa'],
    ['Tịnh Biên', null, 'Tịnh Biên'],
    ['Thị Cầu', null, 'Thị Cầu'],
    ["H' Neng", null, "H' Neng"],
    ['Phường', null, 'Phường'],
  ])('splits %j', (text, subtype, name) => {
    expect(splitUnitName(text)).toEqual({ subtype, name });
    expect(splitUnitName(text.normalize('NFD'))).toEqual({ subtype, name });
  });

  it('joins them again', () => {
    expect(fullUnitName('thị trấn', 'Đồng Đăng')).toBe('Thị trấn Đồng Đăng');
  });
});

describe('adminKey', () => {
  it.each([
    ['Phường 08', 'P.8', '8'],
    ['Phường 10', 'phuong 10', '10'],
    ['Xã Đông Quí', 'Đông Quý', 'dong qui'],
    ['Lệ Thủy', 'huyện Lệ Thuỷ', 'le thuy'],
    ['Xã Mỹ Lý', 'Mĩ Lí', 'mi li'],
    ['Tây Hồ', 'Quận Tây Hồ', 'tay ho'],
  ])('%j and %j are %j', (a, b, key) => {
    expect(adminKey(a)).toBe(key);
    expect(adminKey(b)).toBe(key);
  });

  it('keeps the whole name as a second key', () => {
    expect(adminKeys('Phường Đúc')).toEqual(['duc', 'phuong duc']);
    expect(adminKeys('Lạng Sơn')).toEqual(['lang son']);
    expect(adminKeys('…')).toEqual([]);
  });
});

describe('namesUnit', () => {
  it.each([
    ['Số 5, thôn 3, Phường Kỳ Lừa', 'Phường Kỳ Lừa', true],
    ['Số 5, p. Kỳ Lừa, tỉnh Lạng Sơn', 'Phường Kỳ Lừa', true],
    ['số 12 đường Kỳ Lừa', 'Phường Kỳ Lừa', false],
    ['12, Hoàng Văn Thụ', 'Phường Hoàng Văn Thụ', false],
    ['Xã Đồng Đăng', 'Thị trấn Đồng Đăng', false],
    ['', 'Phường Kỳ Lừa', false],
  ])('reads %j beside %s', (address, unit, named) => {
    expect(namesUnit(address, unit)).toBe(named);
  });
});
