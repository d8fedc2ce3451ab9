import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import type { ShownImport } from './usecases/show-imports.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

const desk = sheetDesk(
  () => officer,
  () => ({ sent: { areaId: t.areaId('20') }, plan: { disease: 'covid-19', differences: 'record' } }),
);
const { take, rowsOf } = desk;
async function handIn(caller: Caller, text: string, areaCode = '20'): Promise<ShownImport> {
  const more = { fileName: 'cases.csv', sender: 'Trạm y tế', areaId: t.areaId(areaCode) };
  return await desk.check(await desk.handIn(text, more, caller), {}, caller);
}
const caseOf = async (id: string) => (await officer.get(`/cases/${id}`)).json();
async function openCase(name: string, areaCode = '06184'): Promise<string> {
  const person = await officer.post('/people', {
    fullName: name,
    birthYear: 1980,
    areaId: t.areaId(areaCode),
  });
  const made = await officer.post('/cases', {
    personId: person.json().id,
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate: '2026-11-12',
    onsetDate: '2026-11-10',
    areaId: t.areaId(areaCode),
  });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}

/** The list of cases as it leaves, as cells by title. */
async function exported(words?: 'vi' | 'en'): Promise<{ titles: string[]; rows: Map<string, string[]> }> {
  const file = await t.http.inject({
    url: `/api/v1/cases${words === undefined ? '' : `?words=${words}`}`,
    headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
  });
  const [titles, ...lines] = file.body
    .replace('﻿', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  return { titles: titles!, rows: new Map(lines.map((cells) => [cells[0]!, cells])) };
}

it('corrects cases by id from our own list; what both sides changed waits with what the record says', async () => {
  const plain = await openCase('Hoàng Văn Thường');
  const clash = await openCase('Hoàng Văn Đụng');
  const step = await openCase('Hoàng Văn Bước');
  const same = await openCase('Hoàng Văn Nguyên');
  const { titles, rows } = await exported();
  const at = (title: string) => titles.indexOf(title);
  const set = (id: string, title: string, value: string) => {
    rows.get(id)![at(title)] = value;
  };
  set(plain, 'onsetDate', '09/11/2026');
  set(plain, 'stayAreaName', 'Xã Đồng Đăng');
  set(plain, 'fullName', 'Tên Khác');
  set(clash, 'onsetDate', '08/11/2026');
  set(step, 'classification', 'NO_CASE');
  // While the list was away somebody corrected the onset, and of the first case another field.
  expect((await officer.patch(`/cases/${clash}`, { version: 1, onsetDate: '2026-11-11' })).statusCode).toBe(
    200,
  );
  expect((await officer.patch(`/cases/${plain}`, { version: 1, sampleDate: '2026-11-12' })).statusCode).toBe(
    200,
  );
  const unknown = [...rows.get(same)!];
  unknown[0] = uuid7();
  const other = [...rows.get(same)!];
  other[at('personId')] = rows.get(plain)![at('personId')]!;
  const text = [titles, ...[plain, clash, step, same].map((id) => rows.get(id)!), unknown, other]
    .map((cells) => cells.join(','))
    .join('\n');

  const before = (await officer.get('/cases')).json().total;
  const sheet = await handIn(officer, text);
  expect(sheet.columns.map(({ field }) => field)).toEqual(
    expect.arrayContaining([
      'caseId',
      'caseVersion',
      'stayCommune',
      'classification',
      'personId',
      'onsetDate',
    ]),
  );
  const shown = await rowsOf(sheet.id);
  expect(shown.slice(1).map(({ state, problems }) => [state, problems.map(({ code }) => code)])).toEqual([
    ['ready', []],
    ['bad', ['differs']],
    ['bad', ['case-step']],
    ['ready', []],
    ['bad', ['unknown-case']],
    ['bad', ['unknown-case']],
  ]);
  expect(shown[2]!.problems[0]).toMatchObject({ column: at('onsetDate'), record: '2026-11-11' });
  expect(shown[2]!.caseId).toBe(clash);

  expect((await take(sheet.id)).counts).toMatchObject({ imported: 2, bad: 4 });
  const corrected = await caseOf(plain);
  expect(corrected).toMatchObject({
    onsetDate: '2026-11-09',
    sampleDate: '2026-11-12',
    stayAreaName: 'Xã Đồng Đăng',
    version: 3,
  });
  // People are corrected by the list of people, never by that of cases.
  expect(corrected.person.fullName).toBe('Hoàng Văn Thường');
  expect(await caseOf(clash)).toMatchObject({ onsetDate: '2026-11-11', version: 2 });
  expect(await caseOf(step)).toMatchObject({ classification: 'CONFIRMED', version: 1 });
  expect(await caseOf(same)).toMatchObject({ version: 1 });
  expect((await officer.get('/cases')).json().total).toBe(before);

  const held = await officer.post(`/imports/${sheet.id}/rows`, { rows: [{ row: 3, overwrite: true }] });
  expect(held.json().items[0]).toMatchObject({ state: 'ready', problems: [] });
  await take(sheet.id);
  expect(await caseOf(clash)).toMatchObject({ onsetDate: '2026-11-08', version: 3 });
});

it('refuses a case of another area, and a change between the check and the taking in', async () => {
  const far = await openCase('Triệu Thị Xa', '06040');
  const near = await openCase('Triệu Thị Gần', '06184');
  const { titles, rows } = await exported();
  const text = [far, near]
    .map((id) => rows.get(id)!)
    .map((cells) => cells.map((cell, i) => (titles[i] === 'onsetDate' ? '07/11/2026' : cell)).join(','));
  const commune = await t.as('commune-officer', '06184');
  const theirs = await handIn(commune, [titles.join(','), ...text].join('\n'), '06184');
  expect(theirs.problems.map(({ code, first }) => [code, first])).toEqual([['outside-case', [2]]]);

  const sheet = await handIn(officer, [titles.join(','), text[1]].join('\n'));
  expect(sheet.counts).toMatchObject({ ready: 1 });
  expect((await officer.patch(`/cases/${near}`, { version: 1, onsetDate: '2026-11-05' })).statusCode).toBe(
    200,
  );
  const after = await take(sheet.id);
  expect(after.problems.map(({ code }) => code)).toEqual(['differs']);
  expect(await caseOf(near)).toMatchObject({ onsetDate: '2026-11-05', version: 2 });
});

it.each(['vi', 'en'] as const)(
  'takes the list back as the screen exports it, in words (%s): nothing changes, and one cell is one change',
  async (lang) => {
    const [one, same] = [await openCase('Hoàng Văn Chữ'), await openCase('Hoàng Văn Lời')];
    const plain = await exported();
    const { titles, rows } = await exported(lang);
    expect(titles).not.toContain('classification');
    const text = () => [titles, rows.get(one)!, rows.get(same)!].map((cells) => cells.join(',')).join('\n');
    const sheet = await handIn(officer, text());
    const asPlain = await handIn(
      officer,
      [plain.titles, plain.rows.get(one)!, plain.rows.get(same)!].map((cells) => cells.join(',')).join('\n'),
    );
    expect(sheet.columns.map(({ field }) => field)).toEqual(asPlain.columns.map(({ field }) => field));
    const shown = await rowsOf(sheet.id);
    expect(shown.slice(1).map(({ state, problems }) => [state, problems])).toEqual([
      ['ready', []],
      ['ready', []],
    ]);
    await take(sheet.id);
    expect((await caseOf(one)).version).toBe(1);
    rows.get(one)![plain.titles.indexOf('onsetDate')] = '2026-11-08';
    await take((await handIn(officer, text())).id);
    expect(await caseOf(one)).toMatchObject({ onsetDate: '2026-11-08', version: 2 });
    expect((await caseOf(same)).version).toBe(1);
  },
);
