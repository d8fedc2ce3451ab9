import { describe, expect, it } from 'vitest';
import { blankRow, readSheet } from './sheet.ts';
import { clockOf, columns, itemOf, problemOf, routeOf, type SheetRow } from './permits.ts';

const none = { route: [], from: null, until: null };
const given = { route: ['20', '06184'], from: '2021-08-15', until: '2021-08-21' };
const row = (values: Partial<SheetRow>): SheetRow => ({ ...blankRow(columns, 1), ...values });

describe('the list of an enterprise', () => {
  it('is read by its headings in any order', () => {
    const text = [
      'STT\tHọ và tên\tBiển số\tSố CCCD\tSĐT\tTuyến\tTừ giờ\tĐến giờ\tTừ ngày\tĐến ngày\tHàng hóa\tLoại',
      '1\tLý Văn Tải\t12C-123.45\t020090000123\t0912000111\t20 06184\t5h\t21h30\t15/8/2021\t21/8/2021\tNông sản\tXe chở hàng',
    ].join('\n');
    const [first] = readSheet(columns, text, 1);
    expect(problemOf(first!, none)).toBeNull();
    expect(itemOf(first!, none)).toEqual({
      kind: 'vehicle',
      fullName: 'Lý Văn Tải',
      cccd: '020090000123',
      phone: '0912000111',
      plate: '12C-123.45',
      goods: 'Nông sản',
      route: ['20', '06184'],
      fromTime: '05:00',
      untilTime: '21:30',
      from: '2021-08-15',
      until: '2021-08-21',
    });
  });

  it('is read by the shape of its cells where it has no headings', () => {
    const [first] = readSheet(columns, 'Nông Thị Giao\t020090000456\t0912000222\t15/8/2021\t21/8/2021', 1);
    expect(first).toMatchObject({ fullName: 'Nông Thị Giao', cccd: '020090000456', phone: '0912000222' });
    expect(first).toMatchObject({ fromCell: '15/8/2021', untilCell: '21/8/2021' });
  });

  it('takes route and term of all rows where a row has none', () => {
    const staff = row({ fullName: 'Nông Thị Giao' });
    expect(problemOf(staff, given)).toBeNull();
    expect(itemOf(staff, given)).toEqual({ kind: 'staff', fullName: 'Nông Thị Giao', ...given });
    expect(itemOf(row({ fullName: 'A', routeCodes: '24' }), given).route).toEqual(['24']);
  });

  it.each([
    [{}, 'needName'],
    [{ fullName: 'A', kindCell: 'Xe chở hàng' }, 'needPlate'],
    [{ fullName: 'A', kindCell: 'xe đạp' }, 'badKind'],
    [{ fullName: 'A', fromTime: '25:00' }, 'badTime'],
    [{ fullName: 'A', untilCell: '31/2/2021' }, 'badDate'],
    [{ fullName: 'A', routeCodes: '1 2 3 4 5 6 7 8 9' }, 'badRoute'],
    [{ fullName: 'A', routeCodes: 'Cao Lộc' }, 'badRoute'],
  ] as const)('says of %o: %s', (values, text) => {
    expect(problemOf(row(values), given)?.text).toBe(text);
  });

  it('asks for route and term where nobody gives them', () => {
    expect(problemOf(row({ fullName: 'A' }), none)?.text).toBe('needRoute');
    expect(problemOf(row({ fullName: 'A', routeCodes: '20', fromCell: '1/8/2021' }), none)).toEqual({
      text: 'needTerm',
      column: 'untilCell',
      missing: true,
    });
  });

  it('reads times and routes as people type them', () => {
    expect(['7h30', '07:30', '7g', '24:00'].map(clockOf)).toEqual(['07:30', '07:30', '07:00', '24:00']);
    expect(['', '24:30', '730', 'sáng'].map(clockOf)).toEqual([null, null, null, null]);
    expect(routeOf('20, 06184 → 24 - 27')).toEqual(['20', '06184', '24', '27']);
  });
});
