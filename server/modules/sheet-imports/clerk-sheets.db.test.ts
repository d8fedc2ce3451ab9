import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { clerkSheets } from './testing/clerk-sheets.ts';
import type { ShownRow } from './usecases/show-imports.ts';
import { sheetDesk } from './testing/sheet-desk.ts';
import { shiftedSheets } from './testing/shifted-sheets.ts';
import { table } from './testing/ugly-sheets.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

const desk = sheetDesk(
  () => officer,
  () => ({ sent: { areaId: t.areaId('20') }, plan: { disease: 'covid-19' } }),
);

/** What became of a row, as `ClerkSheet.outcomes` writes it. */
async function outcomeOf({ row, state, problems, personId, caseId }: ShownRow): Promise<string> {
  if (state !== 'imported' && state !== 'duplicate') {
    return [row, state, ...problems.map(({ code }) => code)].join(' ');
  }
  const person = (await officer.get(`/people/${personId!}?reason=kiem-tra`)).json();
  const { sampleDate, reportDate } = (await officer.get(`/cases/${caseId!}`)).json();
  const facts = [
    `${row} ${state === 'duplicate' ? '(nghi trùng) ' : ''}${person.fullName}`,
    `${person.sex} ${person.birthDate ?? person.birthYear}`,
    person.phones.join(' '),
    person.identifiers.map(({ value }: { value: string }) => value).join(' '),
    person.areaName,
    [sampleDate, reportDate].filter((day) => day !== null).join(' '),
  ];
  return facts.filter((fact) => fact !== '').join(' | ');
}

it.each([...clerkSheets, ...shiftedSheets])(
  'takes every row: $name',
  async ({ fileName, day = '2026-11-16', bytes, outcomes }) => {
    const sheet = await desk.handIn(await bytes(), { fileName, sender: fileName });
    await desk.check(sheet, { day });
    await desk.take(sheet.id);
    const rows = await desk.rowsOf(sheet.id);
    expect(rows).toHaveLength(sheet.rows);
    const said: string[] = [];
    for (const row of rows) {
      said.push(await outcomeOf(row));
    }
    expect(said).toEqual(outcomes);
  },
);

it('keeps who stands above the titles that an officer chose, and takes them in once they are saved', async () => {
  const bytes = await table([
    ['STT', 'Họ tên', 'Năm sinh', 'Địa chỉ'],
    [1, 'Lò Văn Yên', 1980, 'xã Đồng Đăng'],
    ['STT', 'Họ tên', 'Năm sinh', 'Địa chỉ'],
    [2, 'Lò Thị Ý', 1981, 'xã Đồng Đăng'],
  ]);
  const sheet = await desk.handIn(bytes, { fileName: 'hai trang.xlsx', sender: 'hai trang' });
  await desk.check(sheet, { day: '2026-11-16', headerRow: 3 });
  const rows = await desk.rowsOf(sheet.id);
  expect(rows.map(({ row, state, problems }) => [row, state, problems[0]?.code])).toEqual([
    [1, 'heading', undefined],
    [2, 'bad', 'above-titles'],
    [3, 'heading', undefined],
    [4, 'ready', undefined],
  ]);
  const saved = await officer.post(`/imports/${sheet.id}/rows`, {
    rows: [{ row: 2, cells: ['1', 'Lò Văn Yên', '1980', 'xã Đồng Đăng'] }],
  });
  expect(saved.json().items).toMatchObject([{ row: 2, state: 'ready', problems: [] }]);
  await desk.take(sheet.id);
  expect((await desk.rowsOf(sheet.id)).map(({ state }) => state)).toEqual([
    'heading',
    'imported',
    'heading',
    'imported',
  ]);
});
