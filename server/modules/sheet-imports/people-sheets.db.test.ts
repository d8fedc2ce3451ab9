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

const person = async (id: string) => (await officer.get(`/people/${id}`)).json();

const desk = sheetDesk(
  () => officer,
  () => ({
    sent: { areaId: t.areaId('20'), kind: 'person', fileName: 'ho dan.csv', sender: 'Thôn Bản Cưởm' },
  }),
);
const { read, settled, take, rowsOf } = desk;
const checked = async (lines: readonly string[], more: object = {}) =>
  await desk.check(await desk.handIn(lines), more);

async function add(body: object): Promise<{ id: string; version: number }> {
  const answer = await officer.post('/people', { areaId: t.areaId('06184'), ...body });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

it('takes a list of households in: known people are found again, new ones made, doubtful ones queued', async () => {
  const known = await add({
    fullName: 'Lộc Thị Dung',
    birthDate: '1981-03-04',
    sex: 'female',
    phones: ['0912100100'],
    identifiers: [{ kind: 'cccd', value: '020181000111' }],
  });
  const neighbour = await add({ fullName: 'Lộc Văn Hải', birthDate: '1979-05-06', sex: 'male' });
  const otherName = await add({
    fullName: 'Phan Thị Mười',
    birthDate: '1990-01-02',
    identifiers: [{ kind: 'cccd', value: '020190000777' }],
  });
  const sheet = await checked([
    'STT,Mã hộ,Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Xã',
    '1,H01,LỘC THỊ DUNG,04/03/1981,Nữ,020181000111,0912100199,Xã Đồng Đăng',
    '2,H01,Lộc Văn Hải,06/05/1979,Nam,,,',
    '3,H01,Lộc Văn Bé,2015,Nam,,,',
    '4,H02,Đinh Văn Chín,1985,Nam,020190000777,,',
  ]);
  expect(sheet.counts).toMatchObject({ ready: 4, bad: 0, heading: 1 });
  const reasons = Object.fromEntries(sheet.changes.map(({ reason, rows }) => [reason, rows]));
  expect(reasons).toMatchObject({ 'known-person': 1, 'fills-record': 1, 'may-be-known': 2 });
  const preview = await rowsOf(sheet.id);
  expect(preview.find(({ row }) => row === 2)!.personId).toBe(known.id);
  const before = (await officer.get('/people?q=Dung')).json().items.length;
  const taken = await take(sheet.id);
  expect(taken.counts).toMatchObject({ imported: 2, duplicate: 2, bad: 0 });
  expect((await officer.get('/people?q=Dung')).json().items).toHaveLength(before);
  const rows = await rowsOf(sheet.id);
  const ids = rows.map(({ personId }) => personId);
  expect(ids[1]).toBe(known.id);
  expect([neighbour.id, otherName.id]).not.toContain(ids[2]);
  expect(ids[4]).not.toBe(otherName.id);
  const dung = await person(known.id);
  expect(dung.phones).toEqual(['0912100100', '0912100199']);
  const household = dung.household.map((one: { fullName: string }) => one.fullName).sort();
  expect(household).toEqual(['Lộc Văn Bé', 'Lộc Văn Hải']);
  // Handed in once more, everybody is known: nobody is made twice.
  const again = await checked([
    'Họ và tên,Ngày sinh,Điện thoại,Xã',
    'Lộc Thị Dung,04/03/1981,0912100100,Xã Đồng Đăng',
  ]);
  expect(again.changes.map(({ reason }) => reason)).toContain('known-person');
});

it('corrects records by id from our own list, and asks where both sides changed', async () => {
  const one = await add({
    fullName: 'Hoàng Thi Lan',
    birthYear: 1970,
    phones: ['0912100200'],
    address: 'Khối 1',
  });
  const two = await add({ fullName: 'Hoàng Văn Mạnh', birthYear: 1968, phones: ['0912100201'] });
  // Somebody corrects the second one's phone after the list left.
  const changed = await officer.patch(`/people/${two.id}`, { version: 1, phones: ['0912100299'] });
  expect(changed.statusCode).toBe(200);
  const sheet = await checked([
    'personId,version,fullName,sex,birth,citizenId,phone,address,commune',
    `${one.id},1,Hoàng Thị Lan,,1970,,0912100200,,Xã Đồng Đăng`,
    `${two.id},1,Hoàng Văn Mạnh,male,1968,,0912100211,Khối 2,Xã Đồng Đăng`,
    `${uuid7()},1,Không Có Ai,,1970,,,,`,
  ]);
  const problems = sheet.problems.map(({ code, first }) => [code, first]);
  expect(problems).toEqual([
    ['unknown-person', [4]],
    ['differs', [3]],
  ]);
  expect((await rowsOf(sheet.id))[2]!.problems[0]!.column).toBe(6);
  const taken = await take(sheet.id);
  expect(taken.counts).toMatchObject({ imported: 1, bad: 2 });
  // The blank address cell left the address as it was.
  expect(await person(one.id)).toMatchObject({ fullName: 'Hoàng Thị Lan', address: 'Khối 1', version: 2 });
  expect((await person(two.id)).phones).toEqual(['0912100299']);
  const fixed = await officer.post(`/imports/${sheet.id}/rows`, { rows: [{ row: 3, overwrite: true }] });
  expect(fixed.json().items[0]).toMatchObject({ state: 'ready', problems: [] });
  expect((await read(sheet.id)).problems.map(({ code }) => code)).toEqual(['unknown-person']);
  expect((await take(sheet.id)).counts.imported).toBe(2);
  expect(await person(two.id)).toMatchObject({ phones: ['0912100211'], address: 'Khối 2', sex: 'male' });
});

it('keeps records as they are, or takes the sheet, where the officer said so for the whole file', async () => {
  const one = await add({ fullName: 'Vi Văn Tú', birthYear: 1960, address: 'Khối 5' });
  const lines = ['personId,fullName,address', `${one.id},Vi Văn Tú,Khối 6`];
  const kept = await checked(lines, { differences: 'record' });
  expect(kept.changes.map(({ reason }) => reason)).toContain('keeps-record');
  await take(kept.id);
  expect((await person(one.id)).address).toBe('Khối 5');
  const taken = await checked(lines, { differences: 'sheet' });
  await take(taken.id);
  expect((await person(one.id)).address).toBe('Khối 6');
});

it('tells in the history what a list changed, from what to what', async () => {
  const one = await add({
    fullName: 'Chu Thị Sử',
    birthYear: 1971,
    phones: ['0912100300'],
    address: 'Khối 1',
  });
  const lines = [
    'personId,fullName,birth,phone,address',
    `${one.id},Chu Thị Sử,04/03/1971,0912100301,Khối 2`,
  ];
  await take((await checked(lines, { differences: 'sheet' })).id);
  const history = async () => (await officer.get(`/people/${one.id}/history`)).json().items;
  const [edited] = await history();
  expect(edited).toMatchObject({ action: 'person.edit', values: 'kept' });
  expect(
    edited.changes.map(
      ({ field, from, to }: { field: string; from: { vi: string } | null; to: { vi: string } }) => [
        field,
        from?.vi ?? null,
        to.vi,
      ],
    ),
  ).toEqual([
    ['birthDate', null, '04/03/1971'],
    ['address', 'Khối 1', 'Khối 2'],
    ['phones', '0912100300', '0912100300; 0912100301'],
  ]);
  // The same list again says nothing new.
  await take((await checked(lines, { differences: 'sheet' })).id);
  expect((await history())[0].id).toBe(edited.id);
});

it('does not write over a year of birth that was corrected after the list left, nor lets an edit write over its own', async () => {
  const one = await add({ fullName: 'Chu Văn Niên', birthYear: 1961 });
  expect((await officer.patch(`/people/${one.id}`, { version: 1, birthYear: 1962 })).statusCode).toBe(200);
  const lines = ['personId,version,fullName,birth', `${one.id},1,Chu Văn Niên,1963`];
  expect((await checked(lines)).problems.map(({ code }) => code)).toEqual(['differs']);
  await take((await checked(lines, { differences: 'sheet' })).id);
  const late = await officer.patch(`/people/${one.id}`, { version: 2, birthYear: 1964 });
  expect(late.statusCode).toBe(409);
  expect((await person(one.id)).birthYear).toBe(1963);
});

it('leaves people of another area to the office in charge', async () => {
  const one = await add({ fullName: 'Triệu Thị Xa', birthYear: 1955, areaId: t.areaId('20') });
  const commune = await t.as('commune-officer', '06184');
  const text = `personId,fullName,address\n${one.id},Triệu Thị Xa,Khối 9\n`;
  const body = {
    id: uuid7(),
    fileName: 'a.csv',
    sender: 'x',
    areaId: t.areaId('06184'),
    kind: 'person',
    content: Buffer.from(text).toString('base64'),
  };
  const sheet = (await commune.post('/imports', body)).json() as ShownImport;
  await commune.post(`/imports/${sheet.id}/plan`, sheet.plan);
  const now = await settled(sheet.id);
  expect(now.problems.map(({ code }) => code)).toEqual(['outside-person']);
  const vaccinator = await t.as('vaccinator');
  expect((await vaccinator.post('/imports', { ...body, id: uuid7() })).statusCode).toBe(403);
});
