import { describe, expect, it } from 'vitest';
import { houseKey, unitOfAddress } from './household-address.ts';

const units = [
  { no: 1, name: 'Thôn Bản Mới' },
  { no: 2, name: 'Khối 3' },
  { no: 3, name: 'Dãy trọ Bà Hoa' },
];

describe('the unit that an address names', () => {
  it('is found with and without its kind and marks', () => {
    expect(unitOfAddress('Số 12, thôn Bản Mới, xã Đồng Đăng', units)).toBe(1);
    expect(unitOfAddress('so 12, ban moi', units)).toBe(1);
    expect(unitOfAddress('Phòng 4, dãy trọ bà Hoa', units)).toBe(3);
    expect(unitOfAddress('12, khối 3', units)).toBe(2);
  });

  it('is none for a house number alone, an unknown name, or two that fit', () => {
    expect(unitOfAddress('3, đường Lê Lợi', units)).toBeNull();
    expect(unitOfAddress('Số 1, thôn Nà Pài', units)).toBeNull();
    expect(unitOfAddress('Số 1, thôn Bản Mới', [...units, { no: 9, name: 'Khối Bản Mới' }])).toBeNull();
  });
});

describe('a house', () => {
  it('is the same however it is written', () => {
    expect(houseKey('Số 12,  thôn Bản Mới')).toBe(houseKey('số 12, Thon Ban Moi'));
    expect(houseKey('Số 12, thôn Bản Mới')).not.toBe(houseKey('Số 13, thôn Bản Mới'));
  });

  it('is none where no house is named', () => {
    expect(houseKey('Thôn Bản Mới, xã Đồng Đăng')).toBeNull();
    expect(houseKey('Số 12')).toBeNull();
    expect(houseKey(null)).toBeNull();
  });
});
