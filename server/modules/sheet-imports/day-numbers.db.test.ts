import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene } from '../tracing/testing/scene.ts';
import { followUpScene, type FollowUpScene } from './testing/follow-up-scene.ts';
import { table } from './testing/ugly-sheets.ts';
import type { ShownImport } from './usecases/show-imports.ts';

let s: FollowUpScene;
beforeAll(async () => {
  s = followUpScene(await openScene());
});
afterAll(async () => await s.close());

const head = ['STT', 'Họ và tên', 'NS'];
const two = [...head, 'Ngày 1', 'Ngày 2', 'Ngày 3'];

it('takes columns that only count days in from the day that a title line says', async () => {
  const caseId = await s.caseWith([['Lộc Văn Đếm', { birthYear: 1980 }]]);
  const sheet = await s.handIn(caseId, [
    ['THEO DÕI SỨC KHỎE NGƯỜI TIẾP XÚC (từ ngày 13/11/2026 đến 26/11/2026)'],
    [...head, 'Theo dõi ngày thứ', null, null],
    [null, null, null, 1, 2, 3],
    [1, 'Lộc Văn Đếm', 1980, 'x', 36.7, null],
    [...head, 'Theo dõi ngày thứ', null, null],
    [null, null, null, 1, 2, 3],
    [2, 'Lộc Thị Mới', 1985, 'x', '', ''],
  ]);
  expect(sheet.plan).toMatchObject({
    columns: ['ordinal', 'fullName', 'birth', 'dayMark', 'dayMark', 'dayMark'],
    days: [null, null, null, '2026-11-13', '2026-11-14', '2026-11-15'],
    dayNumbers: [null, null, null, 1, 2, 3],
  });
  const checked = await s.after(`/imports/${sheet.id}/plan`, sheet.plan);
  expect(checked.counts).toMatchObject({ ready: 2, bad: 0, heading: 5 });
  await s.after(`/imports/${sheet.id}/commit`, {});
  expect(await s.visitsOf(caseId)).toEqual([
    ['Lộc Văn Đếm', 1980, '13/11'],
    ['Lộc Văn Đếm', 1980, '14/11'],
  ]);
});

it('asks once for the first day, and remembers it for the case', async () => {
  const caseId = await s.caseWith([['Lộc Văn Nhớ']]);
  const rows = [two, [1, 'Lộc Văn Nhớ', null, 'x', 'x', '']];
  const sheet = await s.handIn(caseId, rows);
  expect(sheet.plan.days).toEqual([null, null, null, null, null, null]);
  const refused = await s.officer.post(`/imports/${sheet.id}/plan`, sheet.plan);
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'import.no-first-day']);
  const days = [null, null, null, '2026-11-14', '2026-11-15', '2026-11-16'];
  await s.after(`/imports/${sheet.id}/plan`, { ...sheet.plan, days });
  expect((await s.handIn(caseId, rows)).plan.days).toEqual(days);
  const other = await s.caseWith([['Lộc Văn Khác']]);
  expect((await s.handIn(other, rows)).plan.days).toEqual([null, null, null, null, null, null]);
});

it('offers the columns again that a list of another kind left unused', async () => {
  const caseId = await s.caseWith([['Lộc Văn Lại']]);
  const titles = [...head, 'Ngày 4', 'Ngày 5', 'Ngày 6'];
  const answer = await s.officer.post('/imports', {
    id: uuid7(),
    fileName: 'nguoi.xlsx',
    sender: 'Trạm y tế',
    areaId: s.commune,
    kind: 'person',
    content: (await table([titles, [1, 'Lộc Văn Lại', 1980, 'x', 'x', null]])).toString('base64'),
  });
  const people = answer.json() as ShownImport;
  expect(people.plan.columns).toEqual(['ordinal', 'fullName', 'birth', null, null, null]);
  await s.after(`/imports/${people.id}/plan`, people.plan);
  const contacts = await s.handIn(caseId, [titles, [1, 'Lộc Văn Lại', 1980, 'x', 'x', null]]);
  expect(contacts.plan.columns.slice(3)).toEqual(['dayMark', 'dayMark', 'dayMark']);
});

it('counts from the contact where the titles say so, and from the name of the file', async () => {
  const caseId = await s.caseWith([['Lộc Văn Tiếp']]);
  const after = [...head, 'Ngày thứ 1 sau tiếp xúc', 'Ngày thứ 2 sau tiếp xúc'];
  const contact = await s.handIn(caseId, [after, [1, 'Lộc Văn Tiếp', null, 'x', 'x']]);
  expect(contact.plan.days!.slice(3)).toEqual(['2026-11-13', '2026-11-14']);
  const named = await s.handIn(caseId, [two, [1, 'Lộc Văn Tiếp', null, 'x']], 'F1 tu ngay 15-11-2026.xlsx');
  expect(named.plan.days!.slice(3)).toEqual(['2026-11-15', '2026-11-16', '2026-11-17']);
});

it('counts from the last contact of each row where the sheet has it', async () => {
  const people = ['Lộc Văn Sớm', 'Lộc Văn Muộn'];
  const caseId = await s.caseWith(people.map((name) => [name]));
  const today = localDate(s.clock.now());
  const titles = [...head, 'Ngày tiếp xúc cuối', 'Ngày thứ 1 sau tiếp xúc', 'Ngày thứ 2 sau tiếp xúc'];
  const sheet = await s.handIn(caseId, [
    titles,
    [1, people[0]!, null, '10/11/2026', 'x', 'x'],
    [2, people[1]!, null, '14/11', '36,6', null],
    // Written ahead, or not known from when.
    [3, 'Lộc Văn Mai', null, today, 'x', 'x'],
    [4, 'Lộc Văn Trống', null, null, 'x', null],
  ]);
  expect(sheet.plan).toMatchObject({ daysAfterContact: true, dayNumbers: [null, null, null, null, 1, 2] });
  expect(sheet.plan.days!.every((day) => day === null)).toBe(true);
  const checked = await s.after(`/imports/${sheet.id}/plan`, sheet.plan);
  expect(checked.problems.map(({ code, first }) => [code, first])).toEqual([
    ['future-date', [4]],
    ['bad-day-mark', [5]],
    ['no-contact-date', [5]],
  ]);
  await s.after(`/imports/${sheet.id}/commit`, {});
  expect(await s.visitsOf(caseId)).toEqual([
    ['Lộc Văn Muộn', null, '15/11'],
    ['Lộc Văn Sớm', null, '11/11'],
    ['Lộc Văn Sớm', null, '12/11'],
  ]);
  // One day for all, where somebody says so.
  const days = [null, null, null, null, '2026-11-13', '2026-11-14'];
  const { daysAfterContact: _, ...plan } = sheet.plan;
  const forAll = await s.after(`/imports/${sheet.id}/plan`, { ...plan, days, day: '2026-11-12' });
  expect(forAll.problems).toEqual([]);
});

it('takes weekdays in by the week, and no day that is another weekday', async () => {
  const caseId = await s.caseWith([['Lộc Văn Tuần']]);
  const week = [...head, 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];
  const sheet = await s.handIn(caseId, [
    ['TUẦN 46 NĂM 2026'],
    week,
    [1, 'Lộc Văn Tuần', null, 'x', null, 'x'],
  ]);
  expect(sheet.plan.days!.slice(3, 5)).toEqual(['2026-11-09', '2026-11-10']);
  const shifted = sheet.plan.days!.map((_, at) =>
    at < 3 ? null : `2026-11-${at + 5}`.replace(/-(\d)$/u, '-0$1'),
  );
  const refused = await s.officer.post(`/imports/${sheet.id}/plan`, { ...sheet.plan, days: shifted });
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'import.wrong-weekday']);
  await s.after(`/imports/${sheet.id}/plan`, sheet.plan);
  await s.after(`/imports/${sheet.id}/commit`, {});
  expect((await s.visitsOf(caseId)).map(([, , day]) => day)).toEqual(['09/11', '11/11']);
  // The next week begins on another day.
  const again = await s.handIn(caseId, [week, [1, 'Lộc Văn Tuần', null, 'x']]);
  expect(again.plan.days!.every((day) => day === null)).toBe(true);
});
