import { expect, it } from 'vitest';
import { addressesOf } from './address-provinces.ts';

it.each([
  ['xã Đồng Đăng, Lạng Sơn', [['xã Đồng Đăng, Lạng Sơn', null]]],
  [
    'HKTT: xã Đồng Đăng; hiện ở: phường Kỳ Lừa',
    [
      ['xã Đồng Đăng', 'comes-from'],
      ['phường Kỳ Lừa', 'stays'],
    ],
  ],
  [
    'Khối 3, phường Kỳ Lừa (quê quán: Hà Nội)',
    [
      ['Khối 3, phường Kỳ Lừa', null],
      ['Hà Nội', 'comes-from'],
    ],
  ],
  [
    'thường trú xã A, tạm trú xã B',
    [
      ['xã A', 'comes-from'],
      ['xã B', 'stays'],
    ],
  ],
  // A name that begins like the word.
  ['đường Quê Hương, phường Kỳ Lừa', [['đường Quê Hương, phường Kỳ Lừa', null]]],
])('parts the addresses of "%s"', (cell, parts) => {
  expect(addressesOf(cell).map(({ text, kind }) => [text, kind])).toEqual(parts);
});
