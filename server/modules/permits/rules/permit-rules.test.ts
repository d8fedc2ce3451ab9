import { describe, expect, it } from 'vitest';
import { approves, shippedApproval } from './auto-approval.ts';
import { type Item, readItem, type ReadItem } from './read-item.ts';

const TODAY = '2026-11-16';
const item: Item = {
  id: '01a1e24c-1780-73c9-93b0-a8e5e6d9bfd6',
  kind: 'vehicle',
  fullName: 'Lý Đức Ưng',
  cccd: '020070000017',
  phone: '0912 345 678',
  plate: '61C-123.45',
  goods: 'Rau',
  route: ['20', '06184'],
  fromTime: '22:00',
  untilTime: '24:00',
  from: '2026-11-16',
  until: '2026-11-20',
};
const known = (code: string) => ['20', '06184'].includes(code);
const read = (change: object = {}) => readItem({ ...item, ...change }, TODAY, known);

describe('reading a request', () => {
  it('brings it into canonical form', () => {
    expect(read()).toMatchObject({
      ok: true,
      value: {
        plate: '61C12345',
        phone: '0912345678',
        cccd: '020070000017',
        fromMinute: 1320,
        untilMinute: 1440,
      },
    });
  });
  it.each([
    ['an end before the beginning', { until: '2026-11-15' }, 'permit.dates'],
    ['an end in the past', { from: '2026-11-01', until: '2026-11-15' }, 'permit.dates'],
    ['half a year', { until: '2027-06-01' }, 'permit.dates'],
    ['a vehicle without a plate', { plate: undefined }, 'permit.plate'],
    ['no plate at all', { plate: 'XE' }, 'permit.plate'],
    ['a wrong identity number', { cccd: '12' }, 'permit.identity'],
    ['a wrong phone', { phone: '12' }, 'permit.identity'],
    ['an unknown unit', { route: ['20', '99'] }, 'permit.route'],
  ])('refuses %s', (_, change, code) => {
    expect(read(change)).toMatchObject({ ok: false, code });
  });
});

describe('approval by rule', () => {
  const value = (change: object = {}) => (read(change) as { value: ReadItem }).value;
  const decided = (change: object = {}, inside = () => true) =>
    approves(shippedApproval, value(change), TODAY, inside);
  it('approves a vehicle of a week within the province, and nothing less sure', () => {
    expect(decided()).toBe(true);
    expect(decided({ kind: 'staff' })).toBe(false);
    expect(decided({ until: '2026-11-23' })).toBe(false);
    expect(decided({ goods: undefined })).toBe(false);
    expect(decided({ cccd: undefined })).toBe(false);
    expect(decided({}, () => false)).toBe(false);
    expect(approves({ ...shippedApproval, validFrom: '2026-11-17' }, value(), TODAY, () => true)).toBe(false);
  });
});
