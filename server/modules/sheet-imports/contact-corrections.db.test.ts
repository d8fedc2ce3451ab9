import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../../test/support/app.ts';
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

/** The list of contacts of a case as it leaves, by person; without a case that of all whom the caller follows up. */
async function exported(caseId: string | null, by: Caller = s.officer, words = ''): Promise<Cells> {
  const file = await s.http.inject({
    url: `${caseId === null ? '/api/v1/contacts' : `/api/v1/cases/${caseId}/contacts`}${words}`,
    headers: { authorization: `Bearer ${by.token}`, accept: 'text/csv' },
  });
  const [titles, ...lines] = file.body
    .replace('﻿', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const at = titles!.findIndex((title) => /^(personId|Mã hồ sơ người|Person id)$/u.test(title));
  return { titles: titles!, rows: new Map(lines.map((cells) => [cells[at]!, cells])) };
}

async function after(path: string, body: object, by: Caller = s.officer): Promise<ShownImport> {
  expect((await by.post(path, body)).statusCode).toBe(202);
  await settled(s.app);
  return (await by.get(path.split('/').slice(0, 3).join('/'))).json();
}

/** What is handed in of rows of a list, corrected; of one case, or without any. */
function bodyOf(caseId: string | null, { titles, rows }: Cells, people: readonly string[]) {
  const text = [titles, ...people.map((id) => rows.get(id)!)].map((cells) => cells.join(',')).join('\n');
  return {
    id: uuid7(),
    fileName: 'contacts.csv',
    sender: 'Trạm y tế',
    areaId: s.commune,
    kind: 'contact',
    ...(caseId === null ? {} : { caseId }),
    content: Buffer.from(text).toString('base64'),
  };
}

async function handIn(
  caseId: string | null,
  cells: Cells,
  people: readonly string[],
  by: Caller = s.officer,
): Promise<ShownImport> {
  const answer = await by.post('/imports', bodyOf(caseId, cells, people));
  expect(answer.statusCode, answer.body).toBe(201);
  const sheet = answer.json() as ShownImport;
  return await after(`/imports/${sheet.id}/plan`, sheet.plan, by);
}
const rowsOf = async (id: string, by: Caller = s.officer): Promise<ShownRow[]> =>
  (await by.get(`/imports/${id}/rows?limit=500`)).json().items.slice(1);
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

it('corrects contacts of many cases from the list of all whom an officer follows up, each in its own case', async () => {
  const one = await caseWith('Lăng Văn Một', 'Lăng Văn Hai', 'Lăng Văn Ba');
  const two = await caseWith('Lăng Thị Bốn');
  const [first, clash, lost] = one.people as [string, string, string];
  const [second] = two.people as [string];
  const list = await exported(null);
  const at = (title: string) => list.titles.indexOf(title);
  const set = (person: string, title: string, value: string) => {
    list.rows.get(person)![at(title)] = value;
  };
  expect(at('contactId')).toBeGreaterThan(0);
  expect(at('contactVersion')).toBeGreaterThan(0);
  set(first, 'relation', 'Cùng hộ');
  set(second, 'followUpOfficer', 'Chị Lan');
  set(clash, 'followUpOfficer', 'Chị Lan');
  set(lost, 'contactId', 'abc');
  set(lost, 'followUpOfficer', 'Chị Lan');
  const clashed = await contactOf(one.caseId, clash);
  const edit = { version: clashed.version, officer: 'Anh Tư' };
  expect((await s.officer.patch(`/contacts/${clashed.id}`, edit)).statusCode).toBe(200);

  const sheet = await handIn(null, list, [first, second, clash, lost]);
  expect(sheet).toMatchObject({ kind: 'contact', caseId: null });
  const shown = await rowsOf(sheet.id);
  expect(codesOf(shown)).toEqual([['ready'], ['ready'], ['bad', 'differs'], ['bad', 'no-contact-id']]);
  expect(shown[2]!.problems[0]).toMatchObject({ column: at('followUpOfficer'), record: 'Anh Tư' });
  const taken = await after(`/imports/${sheet.id}/commit`, {});
  expect(taken.counts).toMatchObject({ imported: 2, bad: 2 });
  expect(await contactOf(one.caseId, first)).toMatchObject({ relation: 'same-household', version: 2 });
  expect(await contactOf(two.caseId, second)).toMatchObject({ followUpOfficer: 'Chị Lan', version: 2 });
  expect(await contactOf(one.caseId, clash)).toMatchObject({ followUpOfficer: 'Anh Tư', version: 2 });
  expect((await rowsOf(sheet.id)).slice(0, 2).map(({ caseId }) => caseId)).toEqual([one.caseId, two.caseId]);
  // Nobody was made or named.
  expect((await s.contacts(one.caseId)).length).toBe(one.people.length + 1);

  const held = await s.officer.post(`/imports/${sheet.id}/rows`, { rows: [{ row: 4, overwrite: true }] });
  expect(codesOf(held.json().items)).toEqual([['ready']]);
  await after(`/imports/${sheet.id}/commit`, {});
  expect(await contactOf(one.caseId, clash)).toMatchObject({ followUpOfficer: 'Chị Lan', version: 3 });
});

it('leaves to the office in charge the contacts of a case elsewhere, and shows nothing of them', async () => {
  const home = s.app.areas.byId(s.commune)!;
  const far = s.app.areas
    .childrenOf(home.parentNo!, '2026-11-16')
    .find(({ id, kind }) => id !== s.commune && kind === 'commune')!;
  const ward = await s.as('commune-officer', home.code);
  const mine = await caseWith('Lăng Văn Năm');
  const caseId = await s.caseOf(await s.person('Lăng Văn Xa', { areaId: far.id }), { areaId: far.id });
  const [own] = mine.people as [string];
  const theirs = await s.person('Lăng Thị Sáu');
  const items = [{ personId: theirs, lastContactDate: '2026-11-15' }];
  expect((await s.officer.post(`/cases/${caseId}/contacts`, { items })).statusCode).toBe(200);
  const decided = { personIds: [theirs], decision: 'confirm' };
  expect((await s.officer.post(`/cases/${caseId}/contacts/decisions`, decided)).statusCode).toBe(200);

  const list = await exported(null, ward);
  for (const person of [own, theirs]) {
    list.rows.get(person)![list.titles.indexOf('followUpOfficer')] = 'Chị Lan';
  }
  const sheet = await handIn(null, list, [own, theirs], ward);
  const shown = await rowsOf(sheet.id, ward);
  expect(codesOf(shown)).toEqual([['ready'], ['bad', 'outside-contact']]);
  expect(shown[1]!.problems[0]).not.toHaveProperty('record');
  const taken = await after(`/imports/${sheet.id}/commit`, {}, ward);
  expect(taken.counts).toMatchObject({ imported: 1, bad: 1 });
  expect(await contactOf(mine.caseId, own)).toMatchObject({ followUpOfficer: 'Chị Lan' });
  expect(await contactOf(caseId, theirs)).not.toHaveProperty('followUpOfficer');
});

it('needs a case for a list that carries no ids of contacts', async () => {
  const cells = { titles: ['Họ tên', 'Quan hệ'], rows: new Map([['x', ['Lăng Văn Bảy', 'vợ']]]) };
  const refused = await s.officer.post('/imports', bodyOf(null, cells, ['x']));
  expect(refused.json()).toMatchObject({ code: 'import.unknown-case', fields: { caseId: 'unknown' } });
});

it('lets a formula that failed wait, also where it would correct a contact', async () => {
  const { caseId, people } = await caseWith('Lăng Văn Tám', 'Lăng Văn Chín');
  const [relation, name] = people as [string, string];
  const list = await exported(caseId);
  list.rows.get(relation)![list.titles.indexOf('relation')] = '#N/A';
  list.rows.get(name)![list.titles.indexOf('name')] = '#N/A';
  const sheet = await handIn(caseId, list, people);
  expect(codesOf(await rowsOf(sheet.id))).toEqual([['bad', 'formula-error'], ['ready']]);
});

it('judges a list of many cases as one, also right after a list of one case with the same plan', async () => {
  const { caseId, people } = await caseWith('Vi Thị Hai');
  const list = await exported(caseId);
  const at = (title: string) => list.titles.indexOf(title);
  const lost = [...list.rows.get(people[0]!)!];
  for (const title of ['contactId', 'contactVersion', 'lastContactDate', 'firstContactDate']) {
    lost[at(title)] = '';
  }
  const cells = { ...list, rows: new Map([['lost', lost]]) };
  const ofCase = await handIn(caseId, cells, ['lost']);
  expect(codesOf(await rowsOf(ofCase.id))[0]).not.toContain('no-contact-id');
  const made = await s.officer.post('/imports', bodyOf(null, cells, ['lost']));
  const sheet = made.json() as ShownImport;
  await after(`/imports/${sheet.id}/plan`, ofCase.plan);
  const counted = (await s.officer.get(`/imports/${sheet.id}`)).json<ShownImport>();
  expect(counted.problems.map(({ code }) => code)).toContain('no-contact-id');
});

it.each(['vi', 'en'])(
  'takes the lists back as the screen exports them, in words (%s): nothing changes, one cell is one change',
  async (lang) => {
    const { caseId, people } = await caseWith('Triệu Văn Chữ', 'Triệu Văn Lời');
    const [one, same] = people as [string, string];
    const first = { version: 1, relation: 'same-household', officer: 'Anh Tư' };
    expect((await s.officer.patch(`/contacts/${(await contactOf(caseId, one)).id}`, first)).statusCode).toBe(
      200,
    );
    for (const of of [caseId, null]) {
      const before = (await contactOf(caseId, one)).version!;
      const plain = await exported(of);
      const list = await exported(of, s.officer, `?words=${lang}`);
      const back = await handIn(of, list, people);
      const asPlain = await handIn(of, plain, people);
      expect(back.columns.map(({ field }) => field)).toEqual(asPlain.columns.map(({ field }) => field));
      expect(codesOf(await rowsOf(back.id))).toEqual([['ready'], ['ready']]);
      await after(`/imports/${back.id}/commit`, {});
      expect(await contactOf(caseId, one)).toMatchObject({ version: before });
      list.rows.get(one)![plain.titles.indexOf('followUpOfficer')] = `Chị ${lang} ${before}`;
      await after(`/imports/${(await handIn(of, list, people)).id}/commit`, {});
      expect(await contactOf(caseId, one)).toMatchObject({ version: before + 1, relation: 'same-household' });
      expect(await contactOf(caseId, same)).toMatchObject({ version: 1 });
    }
  },
);
