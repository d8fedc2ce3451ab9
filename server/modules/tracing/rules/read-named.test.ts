import { describe, expect, it } from 'vitest';
import { type NamedInput, readNamed } from './read-named.ts';

const NOW = Date.parse('2026-11-16T03:00:00Z');
const row = (input: Partial<NamedInput>) =>
  readNamed({ fullName: 'Trần Thị Bưởi', lastContactDate: '2026-11-14', ...input }, NOW);

describe('readNamed', () => {
  it('keeps a recalled date as the whole local day', () => {
    const read = row({ phone: '+84 912.345.678', relation: 'same-class', birthYear: 1990 });
    expect(read).toMatchObject({
      ok: true,
      value: {
        fullName: 'Trần Thị Bưởi',
        phone: '0912345678',
        relation: 'same-class',
        from: Date.parse('2026-11-13T17:00:00Z'),
        to: Date.parse('2026-11-14T17:00:00Z'),
      },
    });
  });

  it('keeps a recalled interval an interval, with where it was', () => {
    const read = row({ firstContactDate: '2026-11-12', setting: 'restaurant', spot: 'bàn 4' });
    expect(read).toMatchObject({
      ok: true,
      value: {
        from: Date.parse('2026-11-11T17:00:00Z'),
        to: Date.parse('2026-11-14T17:00:00Z'),
        setting: 'restaurant',
        spot: 'BÀN4',
      },
    });
  });

  it('takes a known person by id alone', () => {
    const id = '018F3D0A-0000-7000-8000-000000000001';
    expect(row({ personId: id, phone: 'nonsense' })).toMatchObject({
      ok: true,
      value: { personId: id.toLowerCase(), phone: null },
    });
  });

  it.each([
    ['tracing.bad-date', { lastContactDate: '2026-02-30' }],
    ['tracing.bad-date', { lastContactDate: '2026-11-17' }],
    ['tracing.bad-date', { firstContactDate: '2026-11-15' }],
    ['tracing.bad-phone', { phone: '12' }],
    ['tracing.bad-name', { fullName: '123 ---' }],
    ['tracing.name-or-phone', { fullName: undefined }],
  ])('refuses with %s', (code, input) => {
    expect(row(input)).toMatchObject({ ok: false, code });
  });
});
