import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFixture, type Fixture } from '../../../test/security/fixture.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../ids/uuid7.ts';
import { sealAudit, verifyAudit } from './seal.ts';

let t: TestApp;
let f: Fixture;
let officer: Caller;
let admin: Caller;

beforeAll(async () => {
  t = await testApp();
  f = await buildFixture(t);
  [officer, admin] = [await t.as('health-officer'), await t.as('administrator')];
});
afterAll(async () => await t.close());

type Item = { action: string; by: string; changes: object[]; fields: string[]; values: string };
const historyOf = async (path: string, caller = officer, query = ''): Promise<Item[]> => {
  const reply = await caller.get(`${path}/history${query}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().items;
};
const change = async (caller: Caller, path: string, body: object, method = 'PATCH') => {
  const reply = await caller.send(method, path, body);
  expect(reply.statusCode, reply.body).toBe(200);
};
const word = (vi: string, en = vi) => ({ vi, en });
const person = async (more: object = {}) => {
  const body = { fullName: 'Vi Thị Sử', phones: ['0912000111'], areaId: f.communeId, ...more };
  return (await officer.post('/people', body)).json().id as string;
};

describe('the history of a record in plain words', () => {
  it('of a person tells who, from which office, and every field before and after', async () => {
    const id = await person({ sex: 'female' });
    const patch = { phones: ['0912000222'], sex: 'male', birthDate: '1990-02-01' };
    await change(officer, `/people/${id}`, { version: 1, ...patch });
    const [edit, made] = await historyOf(`/people/${id}`);
    expect(edit).toMatchObject({
      action: 'person.edit',
      role: 'health-officer',
      areaName: expect.stringContaining('Lạng Sơn'),
      values: 'kept',
      changes: expect.arrayContaining([
        { field: 'phones', from: word('0912000111'), to: word('0912000222'), hidden: false },
        { field: 'sex', from: word('Nữ', 'Female'), to: word('Nam', 'Male'), hidden: false },
        { field: 'birthDate', from: null, to: word('01/02/1990'), hidden: false },
      ]),
    });
    expect(made).toMatchObject({ action: 'person.create', values: 'not-kept', changes: [] });
    // A record costs no history when it is made: an import of thousands stays as it was.
    const kept = await sql`select 1 from record_change where subject_id = ${id}::uuid`.execute(
      t.app.platform.db,
    );
    expect(kept.rows).toHaveLength(1);
  });

  it('of a case names codes and days', async () => {
    const { version } = (await officer.get(`/cases/${f.caseId}`)).json();
    const patch = { version, outcome: 'RECOVERED', sampleDate: '2026-11-16' };
    await change(officer, `/cases/${f.caseId}`, patch);
    const [edit] = await historyOf(`/cases/${f.caseId}`);
    expect(edit!.changes).toEqual([
      {
        field: 'outcome',
        from: word('Chưa có kết quả', 'No outcome yet'),
        to: word('Khỏi bệnh', 'Recovered'),
        hidden: false,
      },
      { field: 'sampleDate', from: null, to: word('16/11/2026'), hidden: false },
    ]);
  });

  it('of a contact, an order, a cordon and a focus', async () => {
    await change(officer, `/contacts/${f.contactId}`, { version: 1, relation: 'same-workplace' });
    expect((await historyOf(`/contacts/${f.contactId}`))[0]!.changes).toMatchObject([
      { field: 'relation', from: null, to: { vi: expect.stringContaining('làm') }, hidden: false },
    ]);
    const { version, until } = (await officer.get(`/orders/${f.orderId}`)).json();
    const later = new Date(Date.parse(until) + 86_400_000).toISOString();
    const extension = { version, until: later, reason: 'Còn triệu chứng' };
    await change(officer, `/orders/${f.orderId}/extension`, extension, 'POST');
    expect((await historyOf(`/orders/${f.orderId}`))[0]).toMatchObject({
      action: 'order.extension',
      reason: 'Còn triệu chứng',
      changes: [{ field: 'until', from: expect.any(Object), to: expect.any(Object), hidden: false }],
    });
    const cordon = (await officer.get(`/lockdowns/${f.correctedId}`)).json();
    await change(officer, `/lockdowns/${f.correctedId}`, { version: cordon.version, title: 'Ngõ 9' });
    expect((await historyOf(`/lockdowns/${f.correctedId}`))[0]!.changes).toMatchObject([
      { field: 'title', from: word(cordon.title), to: word('Ngõ 9') },
    ]);
    const step = { id: uuid7(), to: 'ACTIVE', at: new Date(t.clock.now()).toISOString() };
    await change(officer, `/foci/${f.focusId}/steps`, step, 'POST');
    const focus = (await historyOf(`/foci/${f.focusId}`)).find(({ action }) => action === 'focus.active');
    expect(focus!.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'state', hidden: false })]),
    );
  });

  it('of an account and a household', async () => {
    const roles = [{ role: 'commune-officer', areaId: f.communeId }];
    await change(admin, `/users/${f.accountId}`, { version: 1, roles, contact: { email: 'A@B.vn' } });
    expect((await historyOf(`/users/${f.accountId}`, admin))[0]!.changes).toEqual(
      expect.arrayContaining([
        { field: 'email', from: null, to: word('a@b.vn'), hidden: false },
        expect.objectContaining({ field: 'roles', hidden: false }),
      ]),
    );
    const house = (await officer.get(`/households/${f.householdId}`)).json();
    await change(officer, `/households/${f.householdId}`, { version: house.version, address: 'Ngõ 7' });
    expect((await historyOf(`/households/${f.householdId}`))[0]!.changes).toMatchObject([
      { field: 'address', to: word('Ngõ 7') },
    ]);
  });

  it('asks for a reason where the record does', async () => {
    const id = await person();
    await change(officer, `/people/${id}`, { version: 1, phones: ['0912000333'], address: 'Số 3' });
    const elsewhere = await t.as('health-officer', '01');
    expect((await elsewhere.get(`/people/${id}/history`)).statusCode).toBe(403);
    await sql`update person set restricted_at = now() where id = ${id}::uuid`.execute(t.app.platform.db);
    expect((await officer.get(`/people/${id}/history`)).json().code).toBe('person.reason-required');
    const opened = await historyOf(`/people/${id}`, officer, '?reason=Theo%20y%C3%AAu%20c%E1%BA%A7u');
    expect(opened.find(({ action }) => action === 'person.edit')!.changes).toHaveLength(2);
  });

  it('is filtered by field, officer and time, paged, and leaves as a table', async () => {
    const id = await person();
    const tracer = await t.as('tracer');
    t.clock.advance(60_000);
    await change(officer, `/people/${id}`, { version: 1, address: 'Số 1' });
    t.clock.advance(60_000);
    const noon = new Date(t.clock.now()).toISOString();
    await change(tracer, `/people/${id}`, { version: 2, sex: 'female' });
    const fields = async (query: string) =>
      (await historyOf(`/people/${id}`, officer, query)).map((one) => one.fields.join());
    expect(await fields('?field=address')).toEqual(['address']);
    expect(await fields('?officer=tracer')).toEqual(['sex']);
    expect(await fields(`?from=${noon}`)).toEqual(['sex']);
    expect(await fields(`?to=${noon}`)).toEqual(['address', '']);
    const { next } = (await officer.get(`/people/${id}/history?limit=2`)).json();
    expect(await fields(`?limit=2&cursor=${next}`)).toEqual(['']);
  });

  it('leaves as a table in the words of the screen, in the language of who reads it', async () => {
    const id = await person();
    t.clock.advance(60_000);
    await change(officer, `/people/${id}`, { version: 1, sex: 'female', address: 'Số 1, "ngõ" 2' });
    const at = (await officer.get(`/people/${id}/history`)).json().items[0].at;
    const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
    const when = `${local.slice(0, 10).split('-').toReversed().join('/')} ${local.slice(11, 16)}`;
    const lines = async (query = '') => {
      const headers = { authorization: `Bearer ${officer.token}`, accept: 'text/csv' };
      const file = await t.http.inject({ url: `/api/v1/people/${id}/history${query}`, headers });
      expect(file.statusCode, file.body).toBe(200);
      return file.body.replace('\uFEFF', '').trimEnd().split('\r\n');
    };
    const who = (await officer.get('/session')).json().user.name;
    expect(await lines()).toEqual([
      'Thời điểm,Việc đã làm,Nội dung,Giá trị cũ,Giá trị mới,Người làm,Vai trò,Địa bàn của vai trò,Lý do,Ghi chú',
      `${when},Sửa hồ sơ,giới tính,Không rõ,Nữ,${who},Cán bộ CDC / Sở Y tế,Tỉnh Lạng Sơn,,`,
      `${when},Sửa hồ sơ,địa chỉ,(trống),"Số 1, ""ngõ"" 2",${who},Cán bộ CDC / Sở Y tế,Tỉnh Lạng Sơn,,`,
      expect.stringContaining(',Lập hồ sơ,,,,'),
    ]);
    const english = await lines('?lang=en');
    expect(english[0]).toBe(
      'Time,Act,What,Former value,New value,Done by,Role,Area of the role,Reason,Remark',
    );
    expect(english[1]).toContain(`${when},Record edited,sex,Unknown,Female,${who},`);
    // A value that may not leave is told as on the screen, not as an empty cell that looks like nothing.
    await sql`update person set restricted_at = now() where id = ${id}::uuid`.execute(t.app.platform.db);
    const address = (await lines('?reason=Theo%20d%C3%B5i')).find((line) => line.includes('địa chỉ'));
    expect(address).toContain('địa chỉ,,,');
    expect(address).toContain(',bạn không được xem giá trị này');
  });
});

describe('old values', () => {
  it('go with anonymising, and the audit trail stays whole', async () => {
    const id = await person();
    await change(officer, `/people/${id}`, { version: 1, address: 'Số 5 ngõ cũ' });
    const { db } = t.app.platform;
    await sealAudit(db, t.clock.now());
    const wish = { id: uuid7(), personId: id, wish: 'erasure', channel: 'desk', proof: 'document' };
    expect((await officer.post('/privacy/requests', { ...wish, words: 'Xin xóa' })).statusCode).toBe(201);
    const answer = { state: 'done', answer: 'Đã ẩn danh' };
    await change(officer, `/privacy/requests/${wish.id}/answer`, answer, 'POST');
    const items = await historyOf(`/people/${id}`);
    expect(items.find(({ action }) => action === 'person.edit')).toMatchObject({
      fields: ['address'],
      values: 'erased',
      changes: [],
    });
    const headers = { authorization: `Bearer ${officer.token}`, accept: 'text/csv' };
    const file = await t.http.inject({ url: `/api/v1/people/${id}/history`, headers });
    expect(file.body).toContain(',Giá trị cũ và mới đã xóa khi ẩn danh.');
    expect(await verifyAudit(db)).toBeNull();
  });

  it('that somebody changed in the database are told from those that were kept', async () => {
    const [one, other] = [await person(), await person()];
    await change(officer, `/people/${one}`, { version: 1, address: 'Số 1' });
    await change(officer, `/people/${other}`, { version: 1, address: 'Số 2' });
    await sql`update record_change set sealed = (select sealed from record_change where subject_id = ${other}::uuid)
      where subject_id = ${one}::uuid`.execute(t.app.platform.db);
    expect((await historyOf(`/people/${one}`))[0]).toMatchObject({ values: 'altered', changes: [] });
  });

  it('stand nowhere readable', async () => {
    const id = await person();
    await change(officer, `/people/${id}`, { version: 1, address: 'Nhà ông Bút' });
    const found = await sql<{ line: string }>`select row_to_json(a)::text as line from audit a
      where subject_id = ${id}::uuid`.execute(t.app.platform.db);
    expect(found.rows.length).toBeGreaterThan(1);
    expect(found.rows.map(({ line }) => line).join()).not.toContain('Bút');
    const kept = await sql<{ sealed: Buffer }>`select sealed from record_change
      where subject_id = ${id}::uuid`.execute(t.app.platform.db);
    expect(kept.rows[0]!.sealed.toString('utf8')).not.toContain('Bút');
  });
});
