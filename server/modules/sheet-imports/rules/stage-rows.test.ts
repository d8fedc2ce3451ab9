import { expect, it } from 'vitest';
import { cleanRow } from './clean-row.ts';
import { rowStager, sheetTexts } from './stage-rows.ts';

function staged(rows: readonly (readonly string[])[]) {
  const texts = sheetTexts();
  const read = rows.map((cells, i) => texts.read({ ok: true, row: i + 1, cells }));
  const { stage } = rowStager(texts.columns);
  return read.map((row) => stage(row));
}

it('repeats the last row of the page before, never the titles that stand again above', () => {
  const titles = ['STT', 'Họ và tên', 'Địa chỉ', '12/11/2026'];
  const rows = staged([titles, ['1', 'Lê An', 'xã Đồng Đăng', 'x'], titles, ['2', 'Lê Ba', 'nt', '"']]);
  expect(rows[3]).toMatchObject({ cells: ['2', 'Lê Ba', 'xã Đồng Đăng', 'x'], dittos: [2, 3] });
  // Nothing stands above: the mark stays as it is.
  expect(staged([titles, ['1', 'Lê An', 'nt', '']])[1]).toMatchObject({
    cells: ['1', 'Lê An', 'nt', ''],
    dittos: [],
  });
});

it.each([
  ['a remark', ['2', 'Lê Ba', 'xã Kỳ Lừa', 'xác nhận dương tính']],
  ['an occupation', ['2', 'Lê Ba', 'xã Kỳ Lừa', 'Giám đốc công ty']],
  ['a remark without a number', ['', 'Lê Ba', 'xã Kỳ Lừa', 'Tổng hợp từ trạm']],
])('repeats the row above though %s in it begins like a signature', (_, row) => {
  const titles = ['STT', 'Họ và tên', 'Địa chỉ', 'Ghi chú'];
  const rows = staged([titles, ['1', 'Lê An', 'xã Đồng Đăng', 'x'], row, ['3', 'Lê Cả', 'nt', '']]);
  expect(rows[3]).toMatchObject({ cells: ['3', 'Lê Cả', 'xã Kỳ Lừa', ''], dittos: [2] });
});

it('repeats nobody below a row that may be somebody or a signature', () => {
  const titles = ['Họ và tên', 'Địa chỉ', 'SĐT', 'Ghi chú', 'Năm sinh'];
  const whole = ['Lê An', 'xã Đồng Đăng', '0912345678', 'x', '1980'];
  const maybe = ['Lê Ba', 'xã Kỳ Lừa', '', '', ''];
  expect(staged([titles, whole, maybe, ['Lê Cả', 'nt', '0912345679', '', '']])[3]).toMatchObject({
    cells: ['Lê Cả', 'nt', '0912345679', '', ''],
    dittos: [],
  });
  // Below a signature the same is the name under it.
  const signed = [
    ['', 'NGƯỜI LẬP BẢNG', '', 'TRƯỞNG TRẠM', ''],
    ['', 'Lê Thị Lập', '', 'Hoàng Văn Ký', ''],
    titles,
  ];
  const next = staged([titles, whole, ...signed, ['Lê Cả', 'nt', '0912345679', '', '']]);
  expect(next.at(-1)).toMatchObject({ cells: ['Lê Cả', 'xã Đồng Đăng', '0912345679', '', ''], dittos: [1] });
});

it('leaves letters out that nobody sees', () => {
  expect(staged([['\u200BLê\u200F An\uFEFF', '\u202A1987\u202C', 'NguyÔn Ph\u00AD¬ng']])[0]!.cells).toEqual([
    'Lê An',
    '1987',
    'Nguyễn Phương',
  ]);
});

it('waits where a mark names a row that is not there', () => {
  const kept = { cells: ['2', 'Lê Ba', 'như STT 9'], dittos: [], notes: [] };
  const clean = cleanRow(kept, {
    kind: 'person',
    acrossCases: false,
    columns: ['ordinal', 'fullName', 'address'],
    day: null,
    today: '2026-11-16',
  });
  expect(clean).toMatchObject({ address: null, problems: [{ code: 'ditto-of-nothing', column: 2 }] });
});
