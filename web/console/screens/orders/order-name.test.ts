import { expect, it } from 'vitest';
import { orderName, printedIds } from './order-name.ts';

it('tells two orders of one number apart by their office', () => {
  expect(orderName('0003/QĐ-UBND', 'UBND xã Thống Nhất')).toBe('0003/QĐ-UBND · xã Thống Nhất');
  expect(orderName('0003/QĐ-UBND', 'Ủy ban nhân dân phường Kỳ Lừa')).toBe('0003/QĐ-UBND · phường Kỳ Lừa');
});

it('keeps the name of an office that its sign does not say', () => {
  expect(orderName('0012/QĐ-SYT', 'Sở Y tế tỉnh Lạng Sơn')).toBe('0012/QĐ-SYT · Sở Y tế tỉnh Lạng Sơn');
  expect(orderName('0003/QĐ-UBND', '')).toBe('0003/QĐ-UBND');
});

it('prints papers as their numbers follow, office by office, the former year first', () => {
  const order = (id: string, number: string, issuerOfficeName: string, issuedAt: string) => ({
    id,
    number,
    issuerOfficeName,
    issuedAt,
  });
  const many = [
    order('d', '0010/QĐ-UBND', 'UBND xã B', '2026-11-24T03:00:00.000Z'),
    order('b', '10000/QĐ-UBND', 'UBND xã A', '2026-11-24T03:00:00.000Z'),
    order('c', '0009/QĐ-UBND', 'UBND xã B', '2026-11-24T03:00:00.000Z'),
    order('a', '9999/QĐ-UBND', 'UBND xã A', '2026-11-24T03:00:00.000Z'),
    order('e', '0001/QĐ-UBND', 'UBND xã B', '2027-01-02T03:00:00.000Z'),
  ];
  expect(printedIds(many)).toEqual(['a', 'b', 'c', 'd', 'e']);
});
