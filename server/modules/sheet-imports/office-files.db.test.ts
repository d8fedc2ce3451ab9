import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from '../tracing/testing/scene.ts';
import type { ShownRow } from './usecases/show-imports.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

let s: Scene;
beforeAll(async () => {
  s = await openScene();
});
afterAll(async () => await s.close());

const desk = sheetDesk(
  () => s.officer,
  () => ({ sent: { areaId: s.areaId('20') }, plan: { disease: 'covid-19' } }),
);
const { rowsOf } = desk;
const bytesOf = async (name: string) =>
  await readFile(new URL(`./testing/office-files/${name}`, import.meta.url));
const checked = async (name: string, more: object = {}) =>
  await desk.check(
    await desk.handIn(await bytesOf(name), { fileName: name, sender: `TTYT ${name}`, ...more }),
  );

/** What only some formats say: whether a row is hidden, whether a zero is shown, in which order a day is written. */
const ofFormat = new Set(['hidden-row', 'leading-zero', 'month-first']);
const said = (rows: readonly ShownRow[]) =>
  rows.map(({ row, state, problems, changes }) => [
    row,
    state,
    ...problems.map(({ code, column }) => `${code} ${column}`),
    ...changes.filter(({ reason }) => !ofFormat.has(reason)).map(({ reason, to }) => `${reason} ${to}`),
  ]);

const expected = [
  [1, 'heading'],
  [2, 'heading'],
  [4, 'heading'],
  [5, 'heading'],
  [6, 'ready', 'year-only 1980', 'sex-from-column nam'],
  [7, 'ready', 'capitals Trần Thị Thử', 'year-as-day 1985', 'sex-from-column nữ'],
  [8, 'ready', 'ditto Thôn Một', 'ditto Đồng Đăng', 'sex-from-column nam'],
  [9, 'ready', 'year-only 1990', 'sex-from-column nữ'],
  [10, 'bad', 'two-people 1', 'year-only 1975', 'sex-from-column nam'],
  [11, 'ready', 'year-only 2019', 'sex-from-column nữ'],
  [12, 'ready', 'two-phones 0912345707, 0912345708', 'year-only 1966', 'sex-from-column nam'],
  [13, 'heading'],
  [15, 'heading'],
  [16, 'heading'],
];

it.each([
  'cases.ods', 'cases-1904.xlsx', 'cases-gnumeric.xlsx', 'cases-semicolon.csv', 'cases-utf16.csv', 'cases-1258.csv',
])('reads the list of %s row by row as that of the workbook', async (name) => {
  expect(said(await rowsOf((await checked(name)).id))).toEqual(expected);
}); // prettier-ignore

it('takes a list that LibreOffice wrote in as the clerk meant it', async () => {
  const sheet = await checked('cases.xlsx');
  expect(sheet.sheet).toBe('Ca bệnh 14.11');
  const before = await rowsOf(sheet.id);
  expect(said(before)).toEqual(expected);
  const hidden = before.filter(({ changes }) => changes.some(({ reason }) => reason === 'hidden-row'));
  expect(hidden.map(({ row }) => row)).toEqual([10, 11]);
  await desk.take(sheet.id);
  const taken = (await rowsOf(sheet.id)).filter(({ state }) => state === 'imported');
  const people = [];
  for (const { personId, caseId } of taken) {
    const record = (await s.officer.get(`/people/${personId}`)).json();
    const { onsetDate, sampleDate, reportDate } = (await s.officer.get(`/cases/${caseId}`)).json();
    people.push([record.fullName, record.sex, record.birthDate ?? record.birthYear, record.phones, onsetDate, sampleDate, reportDate]); // prettier-ignore
  }
  expect(people).toEqual([
    ['Nguyễn Văn Mẫu', 'male', 1980, ['0912345701'], '2026-11-12', '2026-11-13', '2026-11-14'],
    ['Trần Thị Thử', 'female', 1985, ['0912345702'], '2026-11-12', '2026-11-13', '2026-11-14'],
    ['Lê Văn Ví', 'male', '1990-05-20', ['0912345703'], '2026-11-12', '2026-11-12', '2026-11-14'],
    ['Phạm Thị Dụ', 'female', 1990, ['0912345704'], '2026-11-13', '2026-11-13', '2026-11-14'],
    ['Vi Thị Ẩn', 'female', 2019, ['0912345706'], '2026-11-12', '2026-11-12', '2026-11-14'],
    ['Nông Văn Rộng', 'male', 1966, ['0912345707', '0912345708'], '2026-11-12', '2026-11-12', '2026-11-14'],
  ]);
});

it.each(['days.xlsx', 'days.ods'])(
  'reads days across whose titles are cells of days, ticks and temperatures with their sign (%s)',
  async (name) => {
    const caseId = await s.caseOf(await s.person('Nông Văn Nguồn'));
    const sheet = await checked(name, { kind: 'contact', caseId });
    expect(sheet.plan.days!.slice(4, 7)).toEqual(['2026-11-10', '2026-11-11', '2026-11-12']);
    const rows = (await rowsOf(sheet.id)).slice(3);
    expect(rows.map(({ state, problems }) => [state, problems])).toEqual([
      ['ready', []],
      ['ready', []],
    ]);
    const waiting = rows.map(({ changes }) => changes.find(({ reason }) => reason === 'days-wait')?.to);
    expect(waiting).toEqual(['10/11, 11/11, 12/11, 13/11', '10/11, 11/11, 12/11, 13/11']);
  },
);

it.each([
  ['cases.xls', 'import.file-xls', 'Excel Workbook (.xlsx)'],
  ['days-password.ods', 'import.file-encrypted', 'LibreOffice'],
])('says of %s what to do', async (name, code, word) => {
  const content = (await bytesOf(name)).toString('base64');
  const sent = { id: uuid7(), fileName: name, sender: 'x', areaId: s.areaId('20'), kind: 'case', content };
  const answer = await s.officer.post('/imports', sent);
  expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  for (const sentence of [answer.json().message, answer.json().messageEn]) {
    expect(sentence).toContain(word);
  }
});
