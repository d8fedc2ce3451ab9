import { expect, it } from 'vitest';
import { namesColumns } from './second-table.ts';
import { tableKinds } from './table-kinds.ts';

const CASES = ['STT', 'Họ tên', 'Năm sinh', 'Ngày khởi phát'];
const CONTACTS = ['STT', 'Họ tên', 'SĐT', 'Ngày tiếp xúc cuối'];
const PLAIN = ['STT', 'Họ tên', 'Năm sinh', 'Xã'];
const SOMEBODY = ['1', 'Lê An', '0912345678', '12/11'];

/** The kind that rows of somebody have in a sheet. */
function kindsIn(...rows: (readonly string[])[]) {
  const kinds = tableKinds();
  rows.forEach((cells) => kinds.see(cells, namesColumns(cells)));
  const notes = kinds.notes();
  return rows.flatMap((cells, i) => (cells === SOMEBODY ? [notes[i] ?? null] : []));
}

it.each([
  ['by their titles', [CASES, SOMEBODY, CONTACTS, SOMEBODY], ['of-cases', 'of-contacts']],
  [
    'by the lines above',
    [['DANH SÁCH F0'], PLAIN, SOMEBODY, ['II. Danh sách F1'], PLAIN, SOMEBODY],
    ['of-cases', 'of-contacts'],
  ],
  ['by a line that names both', [['F1 tiếp xúc với F0'], PLAIN, SOMEBODY, CASES, SOMEBODY], [null, null]],
  [
    'on the next page too',
    [['Danh sách F1'], PLAIN, SOMEBODY, ['Trang 1'], PLAIN, SOMEBODY, CASES, SOMEBODY],
    ['of-contacts', 'of-contacts', 'of-cases'],
  ],
  ['not where all are of one kind', [CASES, SOMEBODY, PLAIN, SOMEBODY, CASES, SOMEBODY], [null, null, null]],
  [
    'not by a line far above, as in a list of one column',
    [['Danh sách F0'], ...Array.from({ length: 20 }, () => ['Lê An']), PLAIN, SOMEBODY, CONTACTS, SOMEBODY],
    [null, null],
  ],
  ['not where nothing says so', [PLAIN, SOMEBODY, CONTACTS, SOMEBODY], [null, null]],
])('tells tables of cases from those of contacts %s', (_, rows, notes) => {
  expect(kindsIn(...rows)).toEqual(notes);
});
