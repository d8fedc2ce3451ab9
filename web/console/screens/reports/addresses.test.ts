import { expect, it } from 'vitest';
import { readAddresses } from './addresses.ts';

it('reads addresses however they are parted, and none where one is wrong', () => {
  expect(readAddresses('a@b.vn\n c@d.vn; e@f.vn')).toEqual(['a@b.vn', 'c@d.vn', 'e@f.vn']);
  expect(readAddresses('')).toEqual([]);
  expect(readAddresses('a@b.vn, không phải')).toBeNull();
  expect(readAddresses('a@')).toBeNull();
});
