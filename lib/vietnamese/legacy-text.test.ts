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
    ['Nguy\u00ADn Vån Hùng', 'viscii', 'Nguyễn Văn Hùng'],
    ['Tr¥n Th¸ Hß½ng', 'viscii', 'Trần Thị Hương'],
    ['Ð° Ðång Khoa, xã Ð°ng Ðång', 'viscii', 'Đồ Đăng Khoa, xã Đồng Đăng'],
    ['NguyÍn Væn Hùng', 'vps', 'Nguyễn Văn Hùng'],
    ['TrÀn ThÎ HÜÖng', 'vps', 'Trần Thị Hương'],
    ['ñ° ñæng Khoa, xã ñÒng ñæng', 'vps', 'Đổ Đăng Khoa, xã Đồng Đăng'],
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
    'Lê Hà “Tý” – 100 m²…',
    'José Müller, façade',
    // Each looked like VNI.
    'Xe Citroën',
    'Loïc, Noël, Zoë',
    'Y Blêu Niê',
    '0912345678 · 25°',
    '',
  ])('%s is none', (text) => {
    expect(legacyCodeOf(text)).toBeNull();
  });

  it.each(['viscii', 'vps'] as const)('round trips letters of %s, and leaves a column of Unicode as it is', (code) => {
    const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đỗ', 'Lý', 'Hứa', 'Nông', 'Bế', 'Lường', 'Quách', 'Đặng'];
    const given = ['Hùng', 'Thị Thuỷ', 'Văn Đức', 'Mỹ Hạnh', 'Tuấn', 'Ngọc Ánh', 'Sẻ', 'Chỉn', 'Rộng', 'Hương', 'Lưỡng', 'Sự', 'Quỳnh'];
    const names = family.flatMap((first) => given.map((last) => `${first} ${last}`));
    const bytes = new Map<string, string>();
    for (let byte = 0x80; byte <= 0xff; byte += 1) {
      const letter = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
      bytes.set(fromLegacy(letter, code), letter);
    }
    expect(bytes.size).toBe(128);
    const old = names.map((name) => Array.from(name, (letter) => bytes.get(letter) ?? letter).join(''));
    const [column, unicode] = [legacyColumn(), legacyColumn()];
    old.forEach(column.see);
    names.forEach(unicode.see);
    const back = old.map((text) => {
      const shown = column.codeOf(text);
      return shown === null ? text : fromLegacy(text, shown);
    });
    expect(back).toEqual(names);
    expect(names.filter((name) => unicode.codeOf(name) !== null)).toEqual([]);
    // Each by itself: what could be either keeps its letters.
    expect(names.filter((name) => legacyCodeOf(name) !== null)).toEqual([]);
  }); // prettier-ignore

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
    // Two clerks with two fonts: each text by its own.
    const mixed = column('NguyÔn V¨n Hïng', 'TrÇn V¨n Thó', 'Nguyeãn Vaên Huøng');
    expect(mixed('Nguyeãn Vaên Huøng')).toBe('vni');
    expect(mixed('TrÇn V¨n Thó')).toBe('tcvn3');
    expect(column('Lê Tú', 'Hà')('Hà')).toBeNull();
    expect(column('Nguyá»…n VÄƒn HÃ¹ng')('HÃ¹ng')).toBe('misread');
    // One foreign word turned all that could be either into VNI: "Hoà" into "Hồ".
    expect(column('Xe Citroën', 'Hoà', 'Thuý')('Hoà')).toBeNull();
  });
});
