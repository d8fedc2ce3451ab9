import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScene } from '../tracing/testing/scene.ts';
import { followUpScene, type FollowUpScene } from './testing/follow-up-scene.ts';
import type { ShownRow } from './usecases/show-imports.ts';

let s: FollowUpScene;
beforeAll(async () => {
  s = followUpScene(await openScene());
});
afterAll(async () => await s.close());

const told = (rows: readonly ShownRow[]) =>
  rows.map(({ cells, state, problems, changes }) => [
    cells[1],
    state,
    ...problems.map(({ code }) => code),
    ...changes.map(({ reason }) => reason).filter((reason) => /^day|name-in|known/u.test(reason)),
  ]);
it('knows contacts of the case by an unambiguous name, asks for others, and leaves records and days of contact alone', async () => {
  const caseId = await s.caseWith([
    ['Mạc Văn Một', { birthYear: 1980, phones: ['0912345801'] }],
    ['Mạc Văn Hai', { birthYear: 1960 }],
    ['Mạc Văn Hai', { birthYear: 1995 }],
    ['Mạc Thị Ba', { birthYear: 1990 }],
  ]);
  const sheet = await s.handIn(caseId, [
    ['STT', 'Họ và tên', 'NS', '14/11', '15/11'],
    [1, 'MẠC VĂN MỘT', null, 'x', 36.5],
    [2, 'Mạc Văn Hai', 1995, 'x', null],
    [3, 'Mạc Văn Hai', null, 'x', null],
    [4, 'Mạc Thị Ba', 1955, 'x', null],
  ]);
  const checked = await s.after(`/imports/${sheet.id}/plan`, { ...sheet.plan, day: '2026-11-16' });
  expect(checked.problems.map(({ code, rows }) => [code, rows])).toEqual([['same-name', 1]]);
  expect(told(await s.rowsOf(sheet.id))).toEqual([
    ['MẠC VĂN MỘT', 'ready', 'name-in-case', 'day-visits'],
    ['Mạc Văn Hai', 'ready', 'name-in-case', 'day-visits'],
    ['Mạc Văn Hai', 'bad', 'same-name', 'days-wait'],
    // Another year of birth is somebody else, to be confirmed first.
    ['Mạc Thị Ba', 'ready', 'days-wait'],
  ]);
  await s.after(`/imports/${sheet.id}/commit`, {});
  const recorded = [
    ['Mạc Văn Hai', 1995, '14/11'],
    ['Mạc Văn Một', 1980, '14/11'],
    ['Mạc Văn Một', 1980, '15/11'],
  ];
  expect(await s.visitsOf(caseId)).toEqual(recorded);
  const named = await sql<{ last: string; relation: string | null }>`
    select distinct to_char(to_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as last, relation
    from named_contact where case_id = ${caseId} order by 1`.execute(s.app.platform.db);
  // Only who is new takes the day that holds for the file: it would prolong the follow-up of all others.
  expect(named.rows.map(({ relation }) => relation)).toEqual(['same-household', null]);
  const found = await s.officer.get(`/people?q=${encodeURIComponent('mạc văn một')}`);
  expect(found.json().items).toHaveLength(1);
  // The asked row is told apart by its year of birth.
  const [open] = (await s.rowsOf(sheet.id)).filter(({ state }) => state === 'bad');
  const cells = open!.cells.map((cell, at) => (at === 2 ? '1960' : cell));
  const fixed = await s.officer.post(`/imports/${sheet.id}/rows`, { rows: [{ row: open!.row, cells }] });
  expect(told(fixed.json().items)).toEqual([['Mạc Văn Hai', 'ready', 'name-in-case', 'day-visits']]);
  await s.after(`/imports/${sheet.id}/commit`, {});
  expect(await s.visitsOf(caseId)).toEqual([['Mạc Văn Hai', 1960, '14/11'], ...recorded]);
});

it('needs no day of contact for those who are contacts, and takes nobody of a name that the list has twice', async () => {
  const caseId = await s.caseWith([['Mạc Văn Tư'], ['Mạc Thị Năm']]);
  const sheet = await s.handIn(caseId, [
    ['STT', 'Họ và tên', '14/11', '15/11'],
    [1, 'Mạc Văn Tư', 'x', 'x'],
    [2, 'Mạc Thị Năm', 'x', 'x'],
    [3, 'Mạc Thị Sáu', 'x', 'x'],
    [4, 'Mac Thi Nam', 'sốt', 'x'],
  ]);
  const { day: _, ...plan } = sheet.plan;
  await s.after(`/imports/${sheet.id}/plan`, plan);
  expect(told(await s.rowsOf(sheet.id))).toEqual([
    ['Mạc Văn Tư', 'ready', 'name-in-case', 'day-visits'],
    ['Mạc Thị Năm', 'bad', 'no-contact-date', 'same-name', 'days-wait'],
    ['Mạc Thị Sáu', 'bad', 'no-contact-date', 'days-wait'],
    ['Mac Thi Nam', 'bad', 'no-contact-date', 'same-name', 'days-wait'],
  ]);
});
