import { describe, expect, it } from 'vitest';
import { fromLegacy, legacyCodeOf, legacyColumn } from './index.ts';

describe('text of fonts before Unicode', () => {
  it.each([
    ['NguyÔn V¨n Hïng', 'tcvn3', 'Nguyễn Văn Hùng'],
    ['Hoµng ThÞ Ph\u00AD¬ng', 'tcvn3', 'Hoàng Thị Phương'],
    ['§ång §¨ng', 'tcvn3', 'Đồng Đăng'],
    ['Th«n Nµ Pµi, x· B¶o L©m', 'tcvn3', 'Thôn Nà Pài, xã Bảo Lâm'],
    ['NGUYÔN V¡N HïNG', 'tcvn3', 'NGUYỄN VĂN HÙNG'],
    ['Nguyeãn Vaên Huøng', 'vni', 'Nguyễn Văn Hùng'],
    ['Ñoàng Ñaêng', 'vni', 'Đồng Đăng'],
    ['Ñoã Thò Phöông', 'vni', 'Đỗ Thị Phương'],
    ['Hoaøng Thò Phöông', 'vni', 'Hoàng Thị Phương'],
    ['TRAÀN VAÊN ÑÖÙC', 'vni', 'TRẦN VĂN ĐỨC'],
    ['Nguyá»…n VÄƒn HÃ¹ng', 'misread', 'Nguyễn Văn Hùng'],
  ] as const)('%s (%s) is %s', (text, code, unicode) => {
    expect(legacyCodeOf(text)).toBe(code);
    expect(fromLegacy(text, code)).toBe(unicode);
  });

  it.each([
    'Nguyễn Văn Hùng',
    'Hoà Bình, xã Đồng Đăng',
    'Quý, thuê nhà, xuân',
    'Tran Van Hung',
    'Lê Hoà',
    'Hoàng Thuý',
    'K’Brêu',
    'chợ «Kỳ Lừa»',
    '0912345678 · 25°',
    '',
  ])('%s is none', (text) => {
    expect(legacyCodeOf(text)).toBeNull();
  });

  it('settles what could be either by its column', () => {
    const column = (...texts: readonly string[]) => {
      const one = legacyColumn();
      texts.forEach(one.see);
      return one.codeOf;
    };
    const old = column('Họ và tên', 'NguyÔn V¨n Hïng', 'TrÇn V¨n Thó', 'Lª Thó');
    expect(old('Thó')).toBe('tcvn3');
    expect(old('Họ và tên')).toBeNull();
    const both = column('Họ và tên', 'Lê Thú', 'Đỗ Văn Thụ', 'NguyÔn V¨n Hïng');
    expect(both('NguyÔn V¨n Hïng')).toBe('tcvn3');
    expect(both('Lê Tú')).toBeNull();
    expect(column('Lê Tú', 'Hà')('Hà')).toBeNull();
    expect(column('Nguyá»…n VÄƒn HÃ¹ng')('HÃ¹ng')).toBe('misread');
  });
});
