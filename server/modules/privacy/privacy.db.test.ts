import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { label } from '../../../contract/labels.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

const HOUR_MS = 3_600_000;
let t: TestApp;
let health: Caller;
let commune: Caller;
let administrator: Caller;
beforeAll(async () => {
  t = await testApp();
});
/** Sessions end within the days that the clock is moved. */
async function logIn(): Promise<void> {
  health = await t.as('health-officer', '20');
  commune = await t.as('commune-officer', '06184');
  administrator = await t.as('administrator', '20');
}
beforeEach(logIn);
afterAll(() => t.close());

let made = 0;
async function person(change: object = {}): Promise<string> {
  made += 1;
  const answer = await health.post('/people', {
    fullName: `Lương Thị Sen ${made}`,
    sex: 'female',
    birthDate: '1954-09-21',
    phones: [`09810000${String(made).padStart(2, '0')}`],
    areaId: t.areaId('06184'),
    ...change,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}
async function ask(personId: string, wish: string, proof = 'document') {
  const body = { id: uuid7(), personId, wish, channel: 'desk', proof, words: 'Tôi muốn biết' };
  return (await commune.post('/privacy/requests', body)).json();
}
const answer = async (id: string, state = 'done', text = 'Đã làm theo yêu cầu') =>
  (await health.post(`/privacy/requests/${id}/answer`, { state, answer: text })).json();

describe('requests about one’s data', () => {
  it('are recorded once, with a deadline from dated data that says nobody checked it', async () => {
    const personId = await person();
    const body = { id: uuid7(), personId, wish: 'copy', channel: 'desk', proof: 'unchecked' };
    const first = await commune.post('/privacy/requests', body);
    expect(first.statusCode, first.body).toBe(201);
    expect(first.json()).toMatchObject({
      code: `YC-${body.id.slice(-8).toUpperCase()}`,
      state: 'open',
      dueAt: new Date(t.clock.now() + 72 * HOUR_MS).toISOString(),
      unverified: true,
      overdue: false,
    });
    expect((await commune.post('/privacy/requests', body)).statusCode).toBe(200);
    const elsewhere = await t.as('commune-officer', '06040');
    expect((await elsewhere.post('/privacy/requests', { ...body, id: uuid7() })).statusCode).toBe(403);
    expect((await elsewhere.get('/privacy/requests')).json().items).toEqual([]);
  });

  it('come open ones first, by their deadline, and can be asked for by how they stand', async () => {
    const late = await ask(await person(), 'correction');
    const standing = async (clock: string) =>
      (await commune.get(`/privacy/requests?clock=${clock}&wish=correction`)).json().items;
    const waiting = async () => (await commune.get('/privacy/attention')).json();
    const listed = async (clock: string) =>
      (await commune.get(`/privacy/requests?limit=500&clock=${clock}`)).json().items.length;
    expect(await waiting()).toMatchObject({ soon: 0, overdue: 0 });
    expect(await standing('running')).toMatchObject([{ id: late.id, clock: 'running' }]);
    t.clock.advance(49 * HOUR_MS);
    await logIn();
    expect(await standing('soon')).toMatchObject([{ id: late.id, clock: 'soon' }]);
    expect((await waiting()).soon).toBe(await listed('soon'));
    t.clock.advance(24 * HOUR_MS);
    await logIn();
    const fresh = await ask(await person(), 'correction');
    const { items } = (await commune.get('/privacy/requests?state=open&wish=correction')).json();
    expect(items.map((one: { id: string }) => one.id)).toEqual([late.id, fresh.id]);
    expect(await standing('overdue')).toMatchObject([{ id: late.id, overdue: true }]);
    expect((await waiting()).overdue).toBe(await listed('overdue'));
    await answer(late.id);
    expect(await standing('late')).toMatchObject([{ id: late.id, clock: 'late' }]);
    expect(await standing('overdue')).toEqual([]);
    const after = (await commune.get('/privacy/requests?wish=correction')).json().items;
    expect(after.map((one: { id: string }) => one.id)).toEqual([fresh.id, late.id]);
  });

  it('are extended once, before the deadline, with a reason that is told', async () => {
    const made = await ask(await person(), 'copy');
    const extend = async (id: string, reason = 'Phải xin hồ sơ của bệnh viện') =>
      (await health.post(`/privacy/requests/${id}/extension`, { reason })).json();
    expect((await commune.post(`/privacy/requests/${made.id}/extension`, { reason: 'Chờ' })).statusCode).toBe(
      403,
    );
    const extended = await extend(made.id);
    expect(extended).toMatchObject({
      dueAt: made.extendableTo,
      clock: 'running',
      extendableTo: null,
      extension: { firstDueAt: made.dueAt, reason: 'Phải xin hồ sơ của bệnh viện' },
    });
    expect(Date.parse(extended.dueAt)).toBeGreaterThan(Date.parse(made.dueAt));
    expect((await extend(made.id)).code).toBe('privacy.extended');
    const kept = await sql<{ reason: Buffer }>`select extension_reason as reason from privacy_request
      where id = ${made.id}`.execute(t.app.platform.db);
    expect(kept.rows[0]!.reason.toString('utf8')).not.toContain('bệnh viện');
    const missed = await ask(await person(), 'copy');
    t.clock.advance(73 * HOUR_MS);
    await logIn();
    expect((await extend(missed.id)).code).toBe('privacy.extension-late');
    await answer(missed.id);
    expect((await extend(missed.id)).code).toBe('privacy.decided');
  });

  it('go to the unit above once their deadline is missed, stay in the list of work until answered', async () => {
    const personId = await person();
    const { id } = await ask(personId, 'objection');
    const work = async (caller: Caller) =>
      (await caller.get('/worklist?kind=request')).json().items.map((one: { id: string }) => one.id);
    const job = t.app.modules
      .flatMap(({ jobs }) => jobs ?? [])
      .find(({ kind }) => kind === 'worklist.escalate')!;
    const escalate = async () => await job.run(null, { progress: async () => {} });
    const told = async () =>
      (await health.get('/privacy/requests?escalated=true&wish=objection')).json().items;
    expect(await work(commune)).not.toContain(id);
    t.clock.advance(60 * HOUR_MS);
    await logIn();
    await escalate();
    expect(await work(commune)).toContain(id);
    expect(await told()).toEqual([]);
    t.clock.advance(13 * HOUR_MS);
    await logIn();
    await escalate();
    expect(await told()).toMatchObject([{ id, overdue: true, escalatedTo: 'Tỉnh Lạng Sơn' }]);
    // Who follows contacts up without answering for data is not told of it.
    expect(await work(await t.as('tracer', '20'))).not.toContain(id);
    expect(await work(await t.as('commune-officer', '06040'))).not.toContain(id);
    await answer(id);
    expect(await work(commune)).not.toContain(id);
  });

  it('are answered once, and not before somebody checked who asks', async () => {
    const { id } = await ask(await person(), 'objection', 'unchecked');
    expect((await answer(id)).code).toBe('privacy.proof-missing');
    expect((await commune.post(`/privacy/requests/${id}/proof`, { proof: 'card' })).json().proof).toBe(
      'card',
    );
    expect(await answer(id)).toMatchObject({ state: 'done', answer: 'Đã làm theo yêu cầu' });
    expect((await answer(id)).code).toBe('privacy.decided');
    const after = await commune.post(`/privacy/requests/${id}/proof`, { proof: 'document' });
    expect(after.json().code).toBe('privacy.decided');
    const kept = await sql<{ answer: Buffer }>`select answer from privacy_request where id = ${id}`.execute(
      t.app.platform.db,
    );
    expect(kept.rows[0]!.answer.toString('utf8')).not.toContain('theo yêu cầu');
  });
});

describe('a copy of one’s data', () => {
  it('holds what every module keeps of the person, and is audited', async () => {
    const personId = await person();
    const { id } = await ask(personId, 'copy');
    expect((await administrator.get(`/privacy/requests/${id}/copy?format=json`)).json().code).toBe(
      'privacy.sight-needed',
    );
    const copy = (await health.get(`/privacy/requests/${id}/copy?format=json`)).json();
    const codes = copy.sections.map((one: { code: string }) => one.code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'people.identity',
        'presence.stays',
        'declarations.declaration',
        'cases.case',
        'tracing.contact',
        'orders.order',
        'laboratory.sample',
        'lodging.stay',
        'gates.crossing',
        'interviews.interview',
      ]),
    );
    expect(copy.sections[codes.indexOf('people.identity')].rows).toMatchObject([
      { 'Ngày sinh': '1954-09-21', 'Mã thẻ': null, 'Mức xác minh': label('assurance', 'officer', 'vi') },
    ]);
    // In words, not in codes.
    expect(copy.sections[codes.indexOf('privacy.request')].rows).toMatchObject([
      { 'Yêu cầu': label('privacyWish', 'copy', 'vi') },
    ]);
    const pdf = await health.get(`/privacy/requests/${id}/copy?format=pdf`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const audited = await sql<{ rows: number }>`select count(*)::int as rows from audit
      where action = 'privacy.copy' and subject_id = ${personId}`.execute(t.app.platform.db);
    expect(audited.rows[0]!.rows).toBe(2);
  });
});

describe('what a request carries out', () => {
  it('holds a record back until it is released', async () => {
    const personId = await person();
    const { id } = await ask(personId, 'restriction');
    expect((await answer(id)).state).toBe('done');
    expect((await commune.get(`/people/${personId}`)).json().code).toBe('person.reason-required');
    const released = await health.post(`/privacy/people/${personId}/release`, { reason: 'Dân rút yêu cầu' });
    expect(released.statusCode).toBe(204);
    expect((await commune.get(`/people/${personId}`)).statusCode).toBe(200);
  });

  it('anonymises a record only when nothing needs the name, and says what does', async () => {
    const personId = await person();
    const opened = await health.post('/cases', {
      id: uuid7(),
      personId,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: new Date(t.clock.now()).toISOString().slice(0, 10),
    });
    expect(opened.statusCode, opened.body).toBe(201);
    const { id } = await ask(personId, 'erasure');
    const refused = await answer(id);
    expect(refused.code).toBe('privacy.still-needed');
    expect(refused.message).toContain('Hồ sơ ca bệnh (1)');
    const other = await person();
    const second = await ask(other, 'erasure');
    expect((await answer(second.id)).state).toBe('done');
    expect((await health.get(`/people/${other}`)).json()).toMatchObject({
      fullName: 'Đã ẩn danh',
      sex: 'female',
      birthYear: 1954,
      phones: [],
    });
  });
});

describe('what the holder of the data must be able to show', () => {
  it('names every kind of record, and what retention would delete, without deleting it', async () => {
    const { items } = (await health.get('/privacy/register')).json();
    const presence = items.find((one: { code: string }) => one.code === 'presence.stays');
    expect(presence).toMatchObject({ days: 30, due: 0, ground: 'duty' });
    expect(items.length).toBeGreaterThanOrEqual(12);
    await sql`insert into sms_message (id, dataset, area_no, direction, state, at, phone, body)
      select ${uuid7()}, 'demo', area_no, 'in', 'refused', ${new Date(t.clock.now() - 40 * 24 * HOUR_MS)}, ${Buffer.from([0])}::bytea, ${Buffer.from([0])}::bytea
      from area limit 1`.execute(t.app.platform.db);
    const again = (await health.get('/privacy/register')).json().items;
    expect(again.find((one: { code: string }) => one.code === 'messaging.sms').due).toBe(1);
    const third = (await health.get('/privacy/register')).json().items;
    expect(third.find((one: { code: string }) => one.code === 'messaging.sms').due).toBe(1);
  });

  it('counts what tonight’s run deletes, not what one would delete now', async () => {
    const { db } = t.app.platform;
    const register = (await health.get('/privacy/register')).json();
    const due = (of: typeof register) =>
      of.items.find((one: { code: string }) => one.code === 'messaging.sms').due as number;
    // Thirty days old between now and then.
    const at = new Date(Date.parse(register.runsAt) - 30 * 24 * HOUR_MS - 1);
    expect(at.getTime()).toBeGreaterThan(t.clock.now() - 30 * 24 * HOUR_MS);
    await sql`insert into sms_message (id, dataset, area_no, direction, state, at, phone, body)
      select ${uuid7()}, 'demo', area_no, 'in', 'refused', ${at}, ${Buffer.from([0])}::bytea, ${Buffer.from([0])}::bytea
      from area limit 1`.execute(db);
    const promised = due((await health.get('/privacy/register')).json());
    expect(promised).toBe(due(register) + 1);
    const left = sql<{ rows: number }>`select count(*)::int as rows from sms_message`;
    const before = (await left.execute(db)).rows[0]!.rows;
    t.clock.advance(Date.parse(register.runsAt) - t.clock.now());
    const job = t.app.modules.flatMap(({ jobs }) => jobs ?? []).find(({ kind }) => kind === 'sms.retention')!;
    await job.run(null, { progress: async () => {} });
    expect(before - (await left.execute(db)).rows[0]!.rows).toBe(promised);
    await logIn();
  });

  it('freezes an impact assessment whose file stays what it was', async () => {
    const body = { id: uuid7(), controller: 'Sở Y tế tỉnh Lạng Sơn', contact: 'Phòng CNTT' };
    const frozen = await health.post('/privacy/assessments', body);
    expect(frozen.statusCode, frozen.body).toBe(201);
    const file = async () => (await health.get(`/privacy/assessments/${body.id}/file.pdf`)).rawPayload;
    const first = await file();
    t.clock.advance(HOUR_MS);
    expect((await file()).equals(first)).toBe(true);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(first)));
    expect(frozen.json().sha256).toBe(Buffer.from(digest).toString('hex'));
    expect((await health.post('/privacy/assessments', body)).statusCode).toBe(200);
  });
});
