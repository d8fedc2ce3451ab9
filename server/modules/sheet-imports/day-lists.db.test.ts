import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from '../tracing/testing/scene.ts';
import { table } from './testing/ugly-sheets.ts';
import type { ShownImport, ShownRow } from './usecases/show-imports.ts';

let s: Scene;
beforeAll(async () => {
  s = await openScene();
});
afterAll(async () => await s.close());

const known = { birthYear: 1980, phones: ['0912345601'] };

/** A case with a confirmed contact, found again by phone and birth. */
async function aCase(name: string, phone: string): Promise<{ caseId: string; personId: string }> {
  const caseId = await s.caseOf(await s.person(`Nguồn ${name}`));
  const made = await s.officer.post('/people', {
    ...known,
    fullName: name,
    phones: [phone],
    areaId: s.commune,
  });
  const personId = made.json().id as string;
  const items = [{ personId, lastContactDate: '2026-11-12' }];
  expect((await s.officer.post(`/cases/${caseId}/contacts`, { items })).statusCode).toBe(200);
  const decided = { personIds: [personId], decision: 'confirm' };
  expect((await s.officer.post(`/cases/${caseId}/contacts/decisions`, decided)).statusCode).toBe(200);
  return { caseId, personId };
}

async function handIn(bytes: Buffer, more: object): Promise<ShownImport> {
  const answer = await s.officer.post('/imports', {
    id: uuid7(),
    fileName: 'theo doi.xlsx',
    sender: 'Trạm y tế',
    areaId: s.commune,
    kind: 'contact',
    content: bytes.toString('base64'),
    ...more,
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
  (await s.officer.get(`/imports/${id}/rows?limit=500`)).json().items;
const visitsOf = async (caseId: string) =>
  (
    await sql<{ person_no: number; day: string; result: string; temperature: number | null }>`
      select l.person_no, to_char(v.at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM') as day, v.result, v.temperature
      from contact_visit v join contact_link l on l.id = v.contact_id where v.case_id = ${caseId} order by v.at`.execute(
      s.app.platform.db,
    )
  ).rows;

it('takes a column a day in as follow-up of confirmed contacts; of others the cells wait, and nothing is recorded twice', async () => {
  const { caseId } = await aCase('Triệu Văn Ngày', '0912345601');
  const sheet = (last: string) =>
    table([
      ['THEO DÕI NGƯỜI TIẾP XÚC'],
      ['STT', 'Họ và tên', 'Năm sinh', 'SĐT', '12/11', '13/11', '14/11', '15/11'],
      [1, 'Triệu Văn Ngày', 1980, '0912345601', 'x', 36.8, '38,2 ho', last],
      [2, 'Triệu Thị Mới', 1985, '0912345602', 'x', '', 'không nghe máy', ''],
      [3, 'Triệu Văn Dương', 1990, '0912345603', 'x', '+', '', ''],
      [4, 'Triệu Văn Lạ', 1991, '0912345604', 'x', 'CL', '', ''],
    ]);
  const first = await handIn(await sheet(''), { caseId });
  expect(first.plan.columns.slice(4)).toEqual(['dayMark', 'dayMark', 'dayMark', 'dayMark']);
  expect(first.plan.days!.slice(4)).toEqual(['2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15']);
  const checked = await after(`/imports/${first.id}/plan`, { ...first.plan, day: '2026-11-12' });
  expect(checked.counts).toMatchObject({ ready: 2, bad: 2, heading: 2 });
  const shown = await rowsOf(first.id);
  expect(shown.slice(2).map(({ problems }) => problems.map(({ code, column }) => [code, column]))).toEqual([
    [],
    [],
    [['day-positive', 5]],
    [['bad-day-mark', 5]],
  ]);
  const told = (row: number) =>
    shown.find((one) => one.row === row)!.changes.find(({ reason }) => reason.startsWith('day'));
  expect(told(3)).toMatchObject({ reason: 'day-visits', to: '12/11, 13/11, 14/11' });
  expect(told(4)).toMatchObject({ reason: 'days-wait', to: '12/11, 14/11' });
  expect((await after(`/imports/${first.id}/commit`, {})).counts).toMatchObject({ imported: 2, bad: 2 });
  const three = await visitsOf(caseId);
  expect(three.map(({ day, result, temperature }) => [day, result, temperature])).toEqual([
    ['12/11', 'SEEN_OK', null],
    ['13/11', 'SEEN_OK', 36.8],
    ['14/11', 'SEEN_NOT_OK', 38.2],
  ]);
  // The list comes again the next day with one more cell.
  const second = await handIn(await sheet('đi vắng'), { caseId });
  await after(`/imports/${second.id}/plan`, { ...second.plan, day: '2026-11-12' });
  await after(`/imports/${second.id}/commit`, {});
  const four = await visitsOf(caseId);
  expect(four.map(({ day, result }) => [day, result])).toEqual([
    ['12/11', 'SEEN_OK'],
    ['13/11', 'SEEN_OK'],
    ['14/11', 'SEEN_NOT_OK'],
    ['15/11', 'NOT_AT_ADDRESS'],
  ]);
  expect(new Set(four.map((one) => one.person_no)).size).toBe(1);
  const named = await s.officer.get(`/people?q=${encodeURIComponent('triệu thị mới')}`);
  // Found again, not made anew each day.
  expect(named.json().items).toHaveLength(1);
  const differences = await recountFigures(
    s.app.platform.db,
    s.app.modules.flatMap((module) => module.figures ?? []),
    s.clock.now(),
  );
  expect(differences).toEqual([]);
});

it('takes columns of days beside the ids of our own list, without a case too', async () => {
  const { caseId, personId } = await aCase('Triệu Thị Mã', '0912345611');
  const contact = (await s.contacts(caseId)).find((one) => one.personId === personId) as unknown as {
    id: string;
  };
  const bytes = await table([
    ['contactId', 'Họ tên', '13/11/2026', '14/11/2026'],
    [contact.id, 'Triệu Thị Mã', 37, 'sốt'],
  ]);
  const sheet = await handIn(bytes, {});
  await after(`/imports/${sheet.id}/plan`, sheet.plan);
  expect((await rowsOf(sheet.id))[1]!.changes.map(({ reason }) => reason)).toEqual(['day-visits']);
  expect((await after(`/imports/${sheet.id}/commit`, {})).counts).toMatchObject({ imported: 1, bad: 0 });
  expect((await visitsOf(caseId)).map(({ day, result }) => [day, result])).toEqual([
    ['13/11', 'SEEN_OK'],
    ['14/11', 'SEEN_NOT_OK'],
  ]);
});

it('reads day lines between rows of contacts as the day of the last contact', async () => {
  const { caseId } = await aCase('Triệu Văn Mục', '0912345621');
  const bytes = await table([
    ['STT', 'Họ và tên', 'SĐT', 'Quan hệ'],
    ['Ngày 12/11/2026'],
    [1, 'Triệu Thị Một', '0912345622', 'vợ'],
    ['Ngày 13/11: 02 người'],
    [2, 'Triệu Văn Hai', '0912345623', 'bạn'],
    ['Ngày 31/11/2026'],
    [3, 'Triệu Văn Ba', '0912345624', 'bạn'],
  ]);
  const sheet = await handIn(bytes, { caseId });
  const checked = await after(`/imports/${sheet.id}/plan`, { ...sheet.plan, day: '2026-11-16' });
  expect(checked.counts).toMatchObject({ ready: 2, bad: 1, heading: 4 });
  const rows = (await rowsOf(sheet.id)).filter(({ state }) => state !== 'heading');
  expect(rows.map(({ changes }) => changes.find(({ reason }) => reason === 'section-day')?.to)).toEqual([
    '2026-11-12',
    '2026-11-13',
    undefined,
  ]);
  expect(rows[2]!.problems.map(({ code }) => code)).toEqual(['bad-date']);
  await after(`/imports/${sheet.id}/commit`, {});
  const listed = (await s.contacts(caseId)) as unknown as { name: string; lastAt: string }[];
  const day = (name: string) => listed.find((one) => one.name === name)!.lastAt.slice(0, 10);
  expect([day('Triệu Thị Một'), day('Triệu Văn Hai')]).toEqual(['2026-11-12', '2026-11-13']);
});

it('offers no days in a list of cases, and says why where somebody insists', async () => {
  const bytes = await table([
    ['Họ tên', 'Năm sinh', '13/11/2026', '14/11/2026'],
    ['Triệu Văn Ca', 1980, 'x', 37],
  ]);
  const sheet = await handIn(bytes, { kind: 'case' });
  expect(sheet.plan.columns).toEqual(['fullName', 'birth', null, null]);
  expect(sheet.plan.days).toEqual([null, null, '2026-11-13', '2026-11-14']);
  const plan = { ...sheet.plan, disease: 'covid-19', columns: ['fullName', 'birth', 'dayMark', null] };
  const refused = await s.officer.post(`/imports/${sheet.id}/plan`, plan);
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'import.days-of-contacts']);
  await after(`/imports/${sheet.id}/plan`, { ...plan, columns: ['fullName', 'birth', null, null] });
  // What was left out here is not forgotten for the contacts of the same sender.
  const { caseId } = await aCase('Triệu Văn Gửi', '0912345631');
  const again = await handIn(bytes, { caseId });
  expect(again.plan.columns).toEqual(['fullName', 'birth', 'dayMark', 'dayMark']);
  const undated = await s.officer.post(`/imports/${again.id}/plan`, {
    ...again.plan,
    days: [null, null, null, null],
  });
  expect([undated.statusCode, undated.json().code]).toEqual([422, 'import.no-day']);
});
