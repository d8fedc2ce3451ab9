import { expect, it } from 'vitest';
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

it('leaves letters out that nobody sees', () => {
  expect(staged([['\u200BLê\u200F An\uFEFF', '\u202A1987\u202C', 'NguyÔn Ph\u00AD¬ng']])[0]!.cells).toEqual([
    'Lê An',
    '1987',
    'Nguyễn Phương',
  ]);
});
