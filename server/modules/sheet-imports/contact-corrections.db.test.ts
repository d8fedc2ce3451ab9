import { afterAll, beforeAll, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from '../tracing/testing/scene.ts';
import type { ShownImport, ShownRow } from './usecases/show-imports.ts';

type Listed = { readonly id: string | null; readonly personId: string; readonly version: number | null } & {
  readonly [field: string]: unknown;
};
type Cells = { titles: string[]; rows: Map<string, string[]> };

let s: Scene;
let office: { id: string };
beforeAll(async () => {
  s = await openScene();
  const made = await s.officer.post('/organisations', {
    name: 'Tổ COVID số 7',
    kind: 'community-team',
    areaId: s.commune,
  });
  office = made.json();
});
afterAll(async () => await s.close());

/** A case with confirmed contacts of these names, and one whom nobody decided on. */
async function caseWith(...names: string[]): Promise<{ caseId: string; people: string[]; proposed: string }> {
  const caseId = await s.caseOf(await s.person('Triệu Văn Nguồn'));
  const people: string[] = [];
  for (const name of [...names, 'Triệu Thị Chờ']) {
    people.push(await s.person(name));
  }
  const items = people.map((personId) => ({ personId, lastContactDate: '2026-11-15' }));
  expect((await s.officer.post(`/cases/${caseId}/contacts`, { items })).statusCode).toBe(200);
  const proposed = people.pop()!;
  const decided = { personIds: people, decision: 'confirm' };
  expect((await s.officer.post(`/cases/${caseId}/contacts/decisions`, decided)).statusCode).toBe(200);
  return { caseId, people, proposed };
}

const contactOf = async (caseId: string, personId: string) =>
  ((await s.contacts(caseId)) as unknown as Listed[]).find((one) => one.personId === personId)!;

/** The list of contacts as it leaves, by person. */
async function exported(caseId: string): Promise<Cells> {
  const file = await s.http.inject({
    url: `/api/v1/cases/${caseId}/contacts`,
    headers: { authorization: `Bearer ${s.officer.token}`, accept: 'text/csv' },
  });
  const [titles, ...lines] = file.body
    .replace('﻿', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const at = titles!.indexOf('personId');
  return { titles: titles!, rows: new Map(lines.map((cells) => [cells[at]!, cells])) };
}

async function after(path: string, body: object): Promise<ShownImport> {
  expect((await s.officer.post(path, body)).statusCode).toBe(202);
  await settled(s.app);
  return (await s.officer.get(path.split('/').slice(0, 3).join('/'))).json();
}

async function handIn(
  caseId: string,
  { titles, rows }: Cells,
  people: readonly string[],
): Promise<ShownImport> {
  const text = [titles, ...people.map((id) => rows.get(id)!)].map((cells) => cells.join(',')).join('\n');
  const answer = await s.officer.post('/imports', {
    id: uuid7(),
    fileName: 'contacts.csv',
    sender: 'Trạm y tế',
    areaId: s.commune,
    kind: 'contact',
    caseId,
    content: Buffer.from(text).toString('base64'),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  const sheet = answer.json() as ShownImport;
  return await after(`/imports/${sheet.id}/plan`, sheet.plan);
}
const rowsOf = async (id: string): Promise<ShownRow[]> =>
  (await s.officer.get(`/imports/${id}/rows?limit=500`)).json().items.slice(1);
const codesOf = (rows: readonly ShownRow[]) =>
  rows.map(({ state, problems }) => [state, ...problems.map(({ code }) => code)]);

it('corrects contacts by id from our own list; what both sides changed waits with what the record says', async () => {
  const { caseId, people, proposed } = await caseWith(
    'Triệu Văn Một',
    'Triệu Văn Hai',
    'Triệu Văn Ba',
    'Triệu Văn Tư',
    'Triệu Văn Năm',
  );
  const [plain, clash, step, words, far] = people as [string, string, string, string, string];
  const list = await exported(caseId);
  const at = (title: string) => list.titles.indexOf(title);
  const set = (person: string, title: string, value: string) => {
    list.rows.get(person)![at(title)] = value;
  };
  set(plain, 'relation', 'Cùng hộ');
  set(plain, 'followUpOffice', 'tổ covid số 7');
  set(plain, 'name', 'Tên Khác');
  set(clash, 'relation', 'same-class');
  set(clash, 'followUpOfficer', 'Chị Lan');
  set(step, 'status', 'DROPPED');
  set(words, 'relation', 'người lạ');
  set(words, 'followUpOffice', 'Tổ không có');
  set(far, 'contactId', uuid7());
  // While the list was away: of one contact the same field, of another a different one.
  const clashed = await contactOf(caseId, clash);
  const other = await contactOf(caseId, plain);
  for (const [one, patch] of [
    [clashed, { relation: 'same-workplace' }],
    [other, { officer: 'Anh Ba' }],
  ] as const) {
    const edited = await s.officer.patch(`/contacts/${one.id}`, { version: one.version, ...patch });
    expect(edited.statusCode, edited.body).toBe(200);
  }

  const sheet = await handIn(caseId, list, [plain, clash, step, words, far, proposed]);
  const shown = await rowsOf(sheet.id);
  expect(codesOf(shown)).toEqual([
    ['ready'],
    ['bad', 'differs'],
    ['bad', 'contact-step'],
    ['bad', 'bad-relation', 'unknown-office'],
    ['bad', 'unknown-contact'],
    ['ready'],
  ]);
  expect(shown[1]!.problems[0]).toMatchObject({
    column: at('relation'),
    record: expect.stringMatching(/làm việc/u),
  });
  expect(shown[0]!.changes.map(({ reason, column }) => [reason, column])).toEqual([
    ['updates-record', at('relation')],
    ['updates-record', at('followUpOffice')],
  ]);

  const taken = await after(`/imports/${sheet.id}/commit`, {});
  expect(taken.counts).toMatchObject({ imported: 2, bad: 4 });
  expect(await contactOf(caseId, plain)).toMatchObject({
    relation: 'same-household',
    followUpOffice: 'Tổ COVID số 7',
    followUpOfficeId: office.id,
    followUpOfficer: 'Anh Ba',
    name: 'Triệu Văn Một',
    version: 3,
  });
  expect(await contactOf(caseId, clash)).toMatchObject({ relation: 'same-workplace', version: 2 });
  expect(await contactOf(caseId, clash)).not.toHaveProperty('followUpOfficer');
  expect(await contactOf(caseId, step)).toMatchObject({ status: 'CONFIRMED', version: 1 });
  expect(await contactOf(caseId, proposed)).toMatchObject({ status: 'PROPOSED', version: null });

  const held = await s.officer.post(`/imports/${sheet.id}/rows`, { rows: [{ row: 3, overwrite: true }] });
  expect(codesOf(held.json().items)).toEqual([['ready']]);
  await after(`/imports/${sheet.id}/commit`, {});
  expect(await contactOf(caseId, clash)).toMatchObject({
    relation: 'same-class',
    followUpOfficer: 'Chị Lan',
    version: 3,
  });
});

it('refuses contacts of another case, and a change between the check and the taking in', async () => {
  const one = await caseWith('Triệu Văn Sáu');
  const two = await caseWith('Triệu Văn Bảy');
  const [near, far] = [one.people[0]!, two.people[0]!];
  const list = await exported(one.caseId);
  const others = await exported(two.caseId);
  for (const cells of [list.rows.get(near)!, others.rows.get(far)!]) {
    cells[list.titles.indexOf('followUpOfficer')] = 'Chị Lan';
  }
  list.rows.set(far, others.rows.get(far)!);
  const sheet = await handIn(one.caseId, list, [near, far]);
  expect(codesOf(await rowsOf(sheet.id))).toEqual([['ready'], ['bad', 'other-case-contact']]);
  const { id } = await contactOf(one.caseId, near);
  expect((await s.officer.patch(`/contacts/${id}`, { version: 1, officer: 'Anh Tư' })).statusCode).toBe(200);
  const taken = await after(`/imports/${sheet.id}/commit`, {});
  expect(taken.counts).toMatchObject({ imported: 0, bad: 2 });
  expect(await contactOf(one.caseId, near)).toMatchObject({ followUpOfficer: 'Anh Tư', version: 2 });
});

it('leaves alone who was dropped since, and who was never confirmed', async () => {
  const { caseId, people, proposed } = await caseWith('Triệu Văn Tám');
  const list = await exported(caseId);
  for (const cells of list.rows.values()) {
    cells[list.titles.indexOf('relation')] = 'same-vehicle';
  }
  const drop = { personIds: people, decision: 'drop', reason: 'not-there' };
  expect((await s.officer.post(`/cases/${caseId}/contacts/decisions`, drop)).statusCode).toBe(200);
  const sheet = await handIn(caseId, list, [people[0]!, proposed]);
  expect(codesOf(await rowsOf(sheet.id))).toEqual([
    ['bad', 'undecided-contact'],
    ['bad', 'undecided-contact'],
  ]);
});
