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

  it('reads names and phones as the taking in of files does', () => {
    expect(row({ fullName: 'NGUYỄN VĂN AN (F1)', phone: '912345678/679' })).toMatchObject({
      ok: true,
      value: { fullName: 'Nguyễn Văn An', phone: '0912345678', otherPhones: ['0912345679'] },
    });
    expect(row({ fullName: 'Ông Lò Văn Tư', phone: 'không có' })).toMatchObject({
      ok: true,
      value: { fullName: 'Lò Văn Tư', phone: null, otherPhones: [] },
    });
    // A name with a comma may be a foreigner's: it stays as it is.
    expect(row({ fullName: 'SMITH, JOHN' })).toMatchObject({ value: { fullName: 'SMITH, JOHN' } });
  });

  it.each([
    ['tracing.two-people', { fullName: 'Nguyễn Văn A, Trần Thị B' }],
    ['tracing.two-people', { fullName: 'Hộ ông Hùng' }],
    ['tracing.bad-phone', { phone: '9.12E+08' }],
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
