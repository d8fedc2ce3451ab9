import { expect, it } from 'vitest';
import { nameInFull } from './official.ts';

it('writes the name of an issuing office in full and in capitals, whatever stands in the register', () => {
  expect(
    ['UBND xã Thống Nhất', 'ubnd phường Kỳ Lừa', 'Sở Y tế tỉnh Lạng Sơn', 'Văn phòng UBND tỉnh'].map(
      nameInFull,
    ),
  ).toEqual([
    'ỦY BAN NHÂN DÂN XÃ THỐNG NHẤT',
    'ỦY BAN NHÂN DÂN PHƯỜNG KỲ LỪA',
    'SỞ Y TẾ TỈNH LẠNG SƠN',
    'VĂN PHÒNG UBND TỈNH',
  ]);
});
