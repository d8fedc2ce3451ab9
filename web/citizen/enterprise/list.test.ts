import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { columns } from '../../shared/lists/permits.ts';
import { blankRow, readSheet, recogniseColumns } from '../../shared/lists/sheet.ts';
import { columns as tripColumns } from '../../shared/lists/trips.ts';
import { languages, setLanguage } from '../../shared/texts.ts';
import { permitProblem, routeWithCodes } from './check.ts';
import { permitFields, tripFields } from './kinds.ts';
import { emptyList, inPieces, type ListDraft, nextRow, prepare, settle } from './list.ts';

const today = '2026-11-16';
const defaults = { route: ['20'], from: today, until: '2026-11-20' };
const units = [
  { code: '20', name: 'Tỉnh Lạng Sơn' },
  { code: '06184', name: 'Xã Đồng Đăng' },
  { code: '06187', name: 'Phường Kỳ Lừa' },
];
const row = (values: object) => ({ ...blankRow(columns, 1), fullName: 'An', ...values });

describe('rows of permits', () => {
  it.each([
    [{}, undefined],
    [{ plate: 'x' }, 'badPlate'],
    [{ cccd: '123' }, 'badCard'],
    [{ phone: '12' }, 'badPhone'],
    [{ untilCell: '15/11/2026' }, 'badTerm'],
    [{ untilCell: '16/5/2027' }, 'badTerm'],
    [{ untilCell: '15/5/2027' }, undefined],
    [{ fullName: '' }, 'needName'],
  ])('%j: %s', (values, expected) => {
    expect(permitProblem(row(values), defaults, today)?.text).toBe(expected);
  });

  it.each([
    ['Đồng Đăng > phường kỳ lừa', '06184 > 06187'],
    ['Dong Dang, Lang Son', '06184 > 20'],
    ['20, 06184', '20 > 06184'],
    ['Nơi Nào', 'Nơi Nào'],
    ['', ''],
  ])('the route %j is %j', (typed, expected) => {
    expect(routeWithCodes(typed, units)).toBe(expected);
  });

  it('are read from a file that begins with titles and leaves cells out', () => {
    const rows = readSheet(columns, 'Biển số;Họ và tên;Hàng hóa\n12C-123.45;Lý Đức Ưng;Rau\n;An Giao;', 1);
    expect(rows.map((one) => permitProblem(one, defaults, today))).toEqual([null, null]);
  });
});

describe.each(languages)('the templates in %s', (lang) => {
  beforeEach(() => setLanguage(lang));
  afterAll(() => setLanguage('vi'));

  it.each([
    ['permits', columns, () => permitFields().map(({ id, label }) => [id, label])],
    ['trips', tripColumns, () => tripFields().map(({ id, label }) => [id, label])],
  ] as const)('of %s have headings that are read as what they are', (_, known, fields) => {
    const headings = fields();
    const { order, heading } = recogniseColumns<string>(known, [headings.map(([, label]) => label!)]);
    expect(heading).toBe(true);
    expect(order).toEqual(headings.map(([id]) => id));
  });
});

describe('a list that is sent', () => {
  const ids = () => {
    let n = 0;
    return () => `id-${(n += 1)}`;
  };
  const list: ListDraft<'name'> = {
    ...emptyList,
    rows: [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
    ],
  };
  const item = ({ name }: { readonly name: string }) => ({ name });

  it('keeps the ids of what was sent, and takes new ones for what was corrected or is asked by another', () => {
    const newId = ids();
    const first = prepare(list, list.rows, item, 'E', newId);
    expect(first.items).toEqual([
      { id: 'id-1', name: 'a' },
      { id: 'id-2', name: 'b' },
    ]);
    expect(prepare(first.list, list.rows, item, 'E', newId).items).toEqual(first.items);
    const corrected = [list.rows[0]!, { id: 2, name: 'c' }];
    expect(prepare(first.list, corrected, item, 'E', newId).items.map(({ id }) => id)).toEqual([
      'id-1',
      'id-3',
    ]);
    expect(prepare(first.list, list.rows, item, 'F', newId).items[0]!.id).toBe('id-4');
  });

  it('loses what was taken and keeps what was refused, or not answered, with the reason', () => {
    const { list: sent } = prepare(list, list.rows, item, 'E', ids());
    const after = settle(sent, [
      { id: 'id-1', status: 201 },
      { id: 'id-2', status: 422, message: 'Sai', messageEn: 'Wrong' },
    ]);
    expect(after.taken).toBe(1);
    expect(after.list.rows).toEqual([{ id: 2, name: 'b' }]);
    expect(after.list.refused).toMatchObject({ 2: { vi: 'Sai', en: 'Wrong' } });
    expect(Object.keys(after.list.sent)).toEqual(['2']);
    expect(settle(sent, []).list.rows).toHaveLength(2);
    expect(nextRow(after.list.rows)).toBe(3);
    expect(nextRow([])).toBe(1);
  });

  it('goes in pieces', () => {
    expect(inPieces([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
    expect(inPieces([], 2)).toEqual([]);
  });
});
