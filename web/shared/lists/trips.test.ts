import { describe, expect, it } from 'vitest';
import { blankRow, readSheet } from './sheet.ts';
import { columns, instantOf, itemOf, problemOf, sealsOf, type SheetRow, weightOf } from './trips.ts';

const defaults = { routeId: 'r', startsAt: null, today: '2026-11-16' };
const row = (values: Partial<SheetRow>): SheetRow => ({ ...blankRow(columns, 1), ...values });
const good = { plate: '12C-123.45', fullName: 'Lý Văn Tải', goods: 'Vải', starts: '7h30' };

describe('a pasted list of trips', () => {
  it('is read by its headings in any order', () => {
    const text = [
      'STT\tLái xe\tBiển số\tSĐT\tHàng hóa\tTrọng lượng\tSố chì\tGiờ đi\tGiờ hẹn\tNgày xét nghiệm\tPhụ xe',
      '1\tLý Văn Tải\t桂A12345\t0912000111\tThanh long\t18,5\tVN1; VN2\t16/11/2026 7:30\t14h\t15/11/2026 20:00\tLê Phụ',
    ].join('\n');
    const [first] = readSheet(columns, text, 1);
    expect(problemOf(first!, defaults)).toBeNull();
    expect(itemOf(first!, defaults)).toEqual({
      routeId: 'r',
      plate: '桂A12345',
      vehicleKind: 'lorry',
      driver: { fullName: 'Lý Văn Tải', phone: '0912000111' },
      assistants: [{ fullName: 'Lê Phụ' }],
      goods: 'Thanh long',
      weightKg: 18_500,
      seals: ['VN1', 'VN2'],
      startsAt: '2026-11-16T07:30:00+07:00',
      slotAt: '2026-11-16T14:00:00+07:00',
      test: { kind: 'pcr', sampledAt: '2026-11-15T20:00:00+07:00', result: 'negative' },
    });
  });

  it.each([
    [{ plate: '' }, 'needPlate'],
    [{ plate: 'XE TO' }, 'badPlate'],
    [{ fullName: ' ' }, 'needName'],
    [{ goods: '' }, 'needGoods'],
    [{ starts: '' }, 'needStart'],
    [{ starts: '25h' }, 'badTime'],
    [{ weight: 'nặng' }, 'badWeight'],
  ])('says what %o lacks', (change, text) => {
    expect(problemOf(row({ ...good, ...change }), defaults)?.text).toBe(text);
  });

  it('takes a plate of a third country where the country is said', () => {
    expect(problemOf(row({ ...good, plate: 'AB 1234 C', nation: 'Nước khác' }), defaults)).toBeNull();
  });
});

describe('times, weights and seals', () => {
  it.each([
    ['16/11/2026 7:30', '2026-11-16T07:30:00+07:00'],
    ['7h30 16/11/2026', '2026-11-16T07:30:00+07:00'],
    ['2026-11-16 07:30', '2026-11-16T07:30:00+07:00'],
    ['14h', '2026-11-20T14:00:00+07:00'],
    ['16/11/2026', null],
    ['', null],
    ['24:30', null],
  ])('%s is %s', (text, expected) => {
    expect(instantOf(text, '2026-11-20')).toBe(expected);
  });

  it.each([
    ['18,5', 18_500],
    ['18 tấn', 18_000],
    ['18500', 18_500],
    ['18.500 kg', 18_500],
    ['x', null],
    ['0', null],
    ['900000', null],
  ])('%s weighs %s', (text, expected) => {
    expect(weightOf(text)).toBe(expected);
  });

  it('splits seals', () => {
    expect(sealsOf('VN 1, VN2;VN3')).toEqual(['VN 1', 'VN2', 'VN3']);
    expect(sealsOf(' , ')).toBe(undefined);
  });
});
