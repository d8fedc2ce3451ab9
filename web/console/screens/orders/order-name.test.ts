import { expect, it } from 'vitest';
import { orderName } from './order-name.ts';

it('tells two orders of one number apart by their office', () => {
  expect(orderName('0003/QĐ-UBND', 'UBND xã Thống Nhất')).toBe('0003/QĐ-UBND · xã Thống Nhất');
  expect(orderName('0003/QĐ-UBND', 'Ủy ban nhân dân phường Kỳ Lừa')).toBe('0003/QĐ-UBND · phường Kỳ Lừa');
});

it('keeps the name of an office that its sign does not say', () => {
  expect(orderName('0012/QĐ-SYT', 'Sở Y tế tỉnh Lạng Sơn')).toBe('0012/QĐ-SYT · Sở Y tế tỉnh Lạng Sơn');
  expect(orderName('0003/QĐ-UBND', '')).toBe('0003/QĐ-UBND');
});
