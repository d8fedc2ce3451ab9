import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from '../tracing/testing/scene.ts';
import { table } from './testing/ugly-sheets.ts';
import type { ShownImport, ShownRow } from './usecases/show-imports.ts';

let s: Scene;
beforeAll(async () => {
  s = await openScene();
});
afterAll(async () => await s.close());

/** A case whose confirmed contacts are these. */
async function caseWith(people: readonly (readonly [name: string, more?: object])[]): Promise<string> {
  const caseId = await s.caseOf(await s.person('Nguồn của danh sách'));
  const personIds = [];
  for (const [name, more] of people) {
    personIds.push(await s.person(name, more));
  }
  const items = personIds.map((personId) => ({
    personId,
    relation: 'same-household',
    lastContactDate: '2026-11-12',
  }));
  expect((await s.officer.post(`/cases/${caseId}/contacts`, { items })).statusCode).toBe(200);
  const decided = { personIds, decision: 'confirm' };
  expect((await s.officer.post(`/cases/${caseId}/contacts/decisions`, decided)).statusCode).toBe(200);
  return caseId;
}
async function handIn(caseId: string, rows: Parameters<typeof table>[0]): Promise<ShownImport> {
  const answer = await s.officer.post('/imports', {
    id: uuid7(),
    fileName: 'theo doi.xlsx',
    sender: 'Trạm y tế',
    areaId: s.commune,
    kind: 'contact',
    caseId,
    content: (await table(rows)).toString('base64'),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}
async function after(path: string, body: object): Promise<ShownImport> {
  const answer = await s.officer.post(path, body);
  expect(answer.statusCode, answer.body).toBe(202);
  await settled(s.app);
  return (await s.officer.get(path.split('/').slice(0, 3).join('/'))).json();
}
const rowsOf = async (id: string): Promise<ShownRow[]> =>
  (await s.officer.get(`/imports/${id}/rows?limit=500`))
    .json()
    .items.filter(({ state }: ShownRow) => state !== 'heading');
const told = (rows: readonly ShownRow[]) =>
  rows.map(({ cells, state, problems, changes }) => [
    cells[1],
    state,
    ...problems.map(({ code }) => code),
    ...changes.map(({ reason }) => reason).filter((reason) => /^day|name-in|known/u.test(reason)),
  ]);
const visitsOf = async (caseId: string) =>
  (
    await sql<{ name: string; birth: number | null; day: string }>`
      select p.full_name as name, p.birth_year as birth, to_char(v.at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM') as day
      from contact_visit v join contact_link l on l.id = v.contact_id join person p on p.person_no = l.person_no
      where v.case_id = ${caseId} order by p.full_name, p.birth_year, v.at`.execute(s.app.platform.db)
  ).rows.map(({ name, birth, day }) => [name, birth, day]);

it('knows contacts of the case by an unambiguous name, asks for others, and leaves records and days of contact alone', async () => {
  const caseId = await caseWith([
    ['Mạc Văn Một', { birthYear: 1980, phones: ['0912345801'] }],
    ['Mạc Văn Hai', { birthYear: 1960 }],
    ['Mạc Văn Hai', { birthYear: 1995 }],
    ['Mạc Thị Ba', { birthYear: 1990 }],
  ]);
  const sheet = await handIn(caseId, [
    ['STT', 'Họ và tên', 'NS', '14/11', '15/11'],
    [1, 'MẠC VĂN MỘT', null, 'x', 36.5],
    [2, 'Mạc Văn Hai', 1995, 'x', null],
    [3, 'Mạc Văn Hai', null, 'x', null],
    [4, 'Mạc Thị Ba', 1955, 'x', null],
  ]);
  const checked = await after(`/imports/${sheet.id}/plan`, { ...sheet.plan, day: '2026-11-16' });
  expect(checked.problems.map(({ code, rows }) => [code, rows])).toEqual([['same-name', 1]]);
  expect(told(await rowsOf(sheet.id))).toEqual([
    ['MẠC VĂN MỘT', 'ready', 'name-in-case', 'day-visits'],
    ['Mạc Văn Hai', 'ready', 'name-in-case', 'day-visits'],
    ['Mạc Văn Hai', 'bad', 'same-name', 'days-wait'],
    // Another year of birth is somebody else, to be confirmed first.
    ['Mạc Thị Ba', 'ready', 'days-wait'],
  ]);
  await after(`/imports/${sheet.id}/commit`, {});
  const recorded = [
    ['Mạc Văn Hai', 1995, '14/11'],
    ['Mạc Văn Một', 1980, '14/11'],
    ['Mạc Văn Một', 1980, '15/11'],
  ];
  expect(await visitsOf(caseId)).toEqual(recorded);
  const named = await sql<{ last: string; relation: string | null }>`
    select distinct to_char(to_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as last, relation
    from named_contact where case_id = ${caseId} order by 1`.execute(s.app.platform.db);
  // Only who is new takes the day that holds for the file: it would prolong the follow-up of all others.
  expect(named.rows.map(({ relation }) => relation)).toEqual(['same-household', null]);
  const found = await s.officer.get(`/people?q=${encodeURIComponent('mạc văn một')}`);
  expect(found.json().items).toHaveLength(1);
  // The asked row is told apart by its year of birth.
  const [open] = (await rowsOf(sheet.id)).filter(({ state }) => state === 'bad');
  const cells = open!.cells.map((cell, at) => (at === 2 ? '1960' : cell));
  const fixed = await s.officer.post(`/imports/${sheet.id}/rows`, { rows: [{ row: open!.row, cells }] });
  expect(told(fixed.json().items)).toEqual([['Mạc Văn Hai', 'ready', 'name-in-case', 'day-visits']]);
  await after(`/imports/${sheet.id}/commit`, {});
  expect(await visitsOf(caseId)).toEqual([['Mạc Văn Hai', 1960, '14/11'], ...recorded]);
});

it('needs no day of contact for those who are contacts, and takes nobody of a name that the list has twice', async () => {
  const caseId = await caseWith([['Mạc Văn Tư'], ['Mạc Thị Năm']]);
  const sheet = await handIn(caseId, [
    ['STT', 'Họ và tên', '14/11', '15/11'],
    [1, 'Mạc Văn Tư', 'x', 'x'],
    [2, 'Mạc Thị Năm', 'x', 'x'],
    [3, 'Mạc Thị Sáu', 'x', 'x'],
    [4, 'Mac Thi Nam', 'sốt', 'x'],
  ]);
  const { day: _, ...plan } = sheet.plan;
  await after(`/imports/${sheet.id}/plan`, plan);
  expect(told(await rowsOf(sheet.id))).toEqual([
    ['Mạc Văn Tư', 'ready', 'name-in-case', 'day-visits'],
    ['Mạc Thị Năm', 'bad', 'no-contact-date', 'same-name', 'days-wait'],
    ['Mạc Thị Sáu', 'bad', 'no-contact-date', 'days-wait'],
    ['Mac Thi Nam', 'bad', 'no-contact-date', 'same-name', 'days-wait'],
  ]);
});
