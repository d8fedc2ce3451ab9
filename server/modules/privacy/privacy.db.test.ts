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

describe('a person who proves who they are', () => {
  const send = async (path: string, body: object) => (await t.anonymous.post(path, body)).json();
  async function prove(
    cardCode: string,
    birthYear = 1954,
  ): Promise<{ id: string; code: string | undefined }> {
    const id = uuid7();
    const asked = await t.anonymous.post('/public/privacy/proofs', { id, cardCode, birthYear });
    expect(asked.statusCode, asked.body).toBe(202);
    expect(asked.json()).toEqual({ sends: false });
    await jobsDone();
    const { items } = (await health.get('/messages/sms?direction=out')).json();
    return { id, code: /xac minh (\d{6})/u.exec(items[0]?.text ?? '')?.[1] };
  }
  /** No proof that was asked for waits for its job any more. */
  async function jobsDone(): Promise<void> {
    const waiting = sql<{ rows: number }>`select count(*)::int as rows from graphile_worker.jobs
      where task_identifier like 'privacy%'`;
    await expect.poll(async () => (await waiting.execute(t.app.platform.db)).rows[0]!.rows).toBe(0);
  }
  async function card(personId: string): Promise<string> {
    return (await health.post(`/people/${personId}/card`)).json().cardCode;
  }

  it('sees who looked at the record, and asks; a stranger learns nothing', async () => {
    const personId = await person();
    const cardCode = await card(personId);
    const other = await t.as('tracer', '33');
    await other.get(`/people/${personId}?reason=${encodeURIComponent('F1 của ca tại chợ')}`);
    const { id, code } = await prove(cardCode);
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await send(`/public/privacy/proofs/${id}`, { code: wrong })).code).toBe('privacy.wrong-code');
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    expect((await send(`/public/privacy/proofs/${id}`, { code })).code).toBe('privacy.wrong-code');
    const { items } = await send('/public/privacy/looks', { token });
    expect(items).toContainEqual(
      expect.objectContaining({
        role: 'Cán bộ truy vết',
        roleEn: 'Contact tracer',
        what: 'Xem hồ sơ nhân thân',
        reason: 'F1 của ca tại chợ',
      }),
    );
    const account = await sql<{ name: string; login: string }>`select name, login from account
      where id = ${other.accountId}`.execute(t.app.platform.db);
    for (const officer of Object.values(account.rows[0]!)) {
      expect(JSON.stringify(items)).not.toContain(officer);
    }
    // A key of another system, and who holds no role any more, are not called the program.
    const expiresAt = new Date(t.clock.now() + HOUR_MS).toISOString();
    const key = { id: uuid7(), name: 'Kho dữ liệu', role: 'tracer', areaId: t.areaId('20'), expiresAt };
    const made = (await administrator.post('/api-keys', key)).json();
    const headers = { authorization: `Bearer ${made.key}` };
    const byKey = await t.http.inject({ url: `/api/v1/people/${personId}`, headers });
    expect(byKey.statusCode, byKey.body).toBe(200);
    await sql`delete from account_grant where account_id = ${other.accountId}`.execute(t.app.platform.db);
    const later = (await send('/public/privacy/looks', { token })).items.map(
      (one: { role: string }) => one.role,
    );
    expect(later).toContain('Hệ thống khác được cấp quyền: Cán bộ truy vết');
    expect(later).toContain('Cán bộ (nay không còn vai trò)');
    const asked = await send('/public/privacy/requests', {
      token,
      ask: { id: uuid7(), wish: 'copy', words: 'Cho tôi xin' },
    });
    expect(asked.items).toMatchObject([{ wish: 'copy', state: 'open', extension: null }]);
    const own = (await health.get('/privacy/requests?state=open&wish=copy')).json().items;
    const { id: askedId } = own.find((one: { personId: string }) => one.personId === personId);
    await health.post(`/privacy/requests/${askedId}/extension`, { reason: 'Chờ bệnh viện gửi hồ sơ' });
    const { items: mine } = await send('/public/privacy/requests', { token });
    expect(mine).toMatchObject([{ extension: { reason: 'Chờ bệnh viện gửi hồ sơ' } }]);
    expect(Date.parse(mine[0].dueAt)).toBeGreaterThan(Date.parse(asked.items[0].dueAt));
    t.clock.advance(16 * 60_000);
    expect((await send('/public/privacy/looks', { token })).code).toBe('privacy.token-ended');
  });

  it('sees which lists with the own name were loaded as files, but none without names', async () => {
    const personId = await person();
    const cardCode = await card(personId);
    const opened = await health.post('/cases', {
      id: uuid7(),
      personId,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: new Date(t.clock.now()).toISOString().slice(0, 10),
    });
    expect(opened.statusCode, opened.body).toBe(201);
    const load = async (path: string) =>
      await t.http.inject({
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${health.token}`, accept: 'text/csv' },
      });
    const nameless = await load('/cases?withoutNames=true');
    expect(nameless.body).not.toContain('Lương Thị Sen');
    expect(nameless.body).not.toContain(personId);
    const { id, code } = await prove(cardCode);
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    const told = async () =>
      (await send('/public/privacy/looks', { token })).items.filter((one: { what: string }) =>
        one.what.startsWith('Tải tệp danh sách có tên bạn'),
      );
    expect(await told()).toEqual([]);
    expect((await load('/cases')).body).toContain(personId);
    expect(await told()).toMatchObject([
      {
        what: 'Tải tệp danh sách có tên bạn: Ca bệnh',
        whatEn: 'Loaded a list that you stand in: Cases',
        areaName: 'Tỉnh Lạng Sơn',
        reason: null,
      },
    ]);
  });

  it('reads every look page by page, files and records in the order of time, none twice', async () => {
    // After the texts of the tests before.
    t.clock.advance(60_000);
    const personId = await person();
    const { id, code } = await prove(await card(personId));
    const { token } = await send(`/public/privacy/proofs/${id}`, { code });
    const opened = { personId, disease: 'covid-19', classification: 'CONFIRMED' };
    const reportDate = new Date(t.clock.now()).toISOString().slice(0, 10);
    await health.post('/cases', { id: uuid7(), ...opened, reportDate });
    const headers = { authorization: `Bearer ${health.token}`, accept: 'text/csv' };
    for (let i = 0; i < 60; i += 1) {
      // Some within one instant, some later.
      t.clock.advance(i % 3 === 0 ? 1000 : 0);
      await health.get(`/people/${personId}`);
      if (i % 12 === 0) {
        await (
          await t.http.inject({ url: '/api/v1/cases', headers })
        ).body;
      }
    }
    const pages: { at: string; what: string }[][] = [];
    let cursor: string | undefined;
    do {
      const page = await send('/public/privacy/looks', { token, ...(cursor && { cursor }) });
      pages.push(page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(pages[0]).toHaveLength(50);
    const all = pages.flat();
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(all.filter(({ what }) => what === 'Xem hồ sơ nhân thân')).toHaveLength(60);
    expect(all.filter(({ what }) => what.startsWith('Tải tệp danh sách'))).toHaveLength(5);
  });

  it('gets no code for a wrong year or an unknown card, and three in an hour at most', async () => {
    t.clock.advance(2 * HOUR_MS);
    await logIn();
    const cardCode = await card(await person());
    const texts = async () => (await health.get('/messages/sms?direction=out&limit=500')).json().items.length;
    const before = await texts();
    await prove(cardCode, 1955);
    await prove('AAAAAAAA');
    expect(await texts()).toBe(before);
    for (let i = 0; i < 5; i += 1) {
      t.clock.advance(60_000);
      await prove(cardCode);
    }
    expect(await texts()).toBe(before + 3);
  });

  it('has five tries', async () => {
    t.clock.advance(2 * HOUR_MS);
    await logIn();
    const { id, code } = await prove(await card(await person()));
    for (let i = 0; i < 5; i += 1) {
      await send(`/public/privacy/proofs/${id}`, { code: code === '111111' ? '222222' : '111111' });
    }
    expect((await send(`/public/privacy/proofs/${id}`, { code })).code).toBe('privacy.wrong-code');
  });
});

describe('incidents', () => {
  const incident = (change: object = {}) => ({
    id: uuid7(),
    title: 'Mất máy tính bảng ở chốt',
    happened: 'Máy của một chốt bị mất trong ca đêm',
    foundAt: new Date(t.clock.now() - HOUR_MS).toISOString(),
    data: ['identity', 'location'],
    ...change,
  });

  it('have a clock from when they were found, merge by field, and close with cause and measures', async () => {
    const body = incident();
    const made = await health.post('/privacy/breaches', body);
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({
      state: 'open',
      people: null,
      dueAt: new Date(Date.parse(body.foundAt) + 72 * HOUR_MS).toISOString(),
      version: 1,
    });
    const edit = async (change: object) => await health.patch(`/privacy/breaches/${body.id}`, change);
    expect((await edit({ version: 1, state: 'closed' })).json().code).toBe('privacy.breach-unfinished');
    expect((await edit({ version: 1, people: 40 })).json()).toMatchObject({ people: 40, version: 2 });
    expect((await edit({ version: 1, cause: 'Quên khóa tủ' })).json()).toMatchObject({ version: 3 });
    const conflict = await edit({ version: 1, people: 41 });
    expect([conflict.statusCode, conflict.json().current.people]).toEqual([409, 40]);
    const closed = await edit({ version: 3, measures: 'Xóa từ xa, đổi khóa', state: 'closed' });
    expect(closed.json()).toMatchObject({ state: 'closed', cause: 'Quên khóa tủ' });
    const notice = await health.get(`/privacy/breaches/${body.id}/notice.pdf`);
    expect(notice.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  const hoursAgo = (hours: number) => new Date(t.clock.now() - hours * HOUR_MS).toISOString();

  it.each(['foundAt', 'authorityToldAt', 'peopleToldAt'])('have no %s in the future', async (time) => {
    const answered = await health.post('/privacy/breaches', incident({ [time]: hoursAgo(-1) }));
    expect(answered.json()).toMatchObject({ code: 'privacy.breach-future', fields: { [time]: 'future' } });
  });

  it.each(['authorityToldAt', 'peopleToldAt'])('have no %s before they were found', async (time) => {
    const body = incident({ [time]: hoursAgo(2) });
    const early = { code: 'privacy.breach-told-before-found', fields: { [time]: 'before-found' } };
    expect((await health.post('/privacy/breaches', body)).json()).toMatchObject(early);
    const { version } = (await health.post('/privacy/breaches', { ...body, [time]: hoursAgo(0.5) })).json();
    const edit = async (change: object) =>
      (await health.patch(`/privacy/breaches/${body.id}`, { version, ...change })).json();
    expect(await edit({ [time]: hoursAgo(3) })).toMatchObject(early);
    expect(await edit({ foundAt: hoursAgo(0) })).toMatchObject(early);
    // Both together are right.
    expect(await edit({ foundAt: hoursAgo(5), [time]: hoursAgo(3) })).toMatchObject({
      [time]: hoursAgo(3),
    });
  });

  it('are marked late when the authority was told too late, and can be asked for', async () => {
    const late = incident({ foundAt: hoursAgo(100), authorityToldAt: hoursAgo(26.5) });
    expect((await health.post('/privacy/breaches', late)).json()).toMatchObject({
      overdue: false,
      lateHours: 2,
    });
    const untold = incident({ foundAt: hoursAgo(80) });
    expect((await health.post('/privacy/breaches', untold)).json()).toMatchObject({
      overdue: true,
      lateHours: 8,
    });
    const inTime = incident({ foundAt: hoursAgo(80), authorityToldAt: hoursAgo(10) });
    expect((await health.post('/privacy/breaches', inTime)).json()).toMatchObject({
      overdue: false,
      lateHours: 0,
    });
    const ids = (await health.get('/privacy/breaches?late=true'))
      .json()
      .items.map((one: { id: string }) => one.id);
    expect(ids).toContain(late.id);
    expect(ids).toContain(untold.id);
    expect(ids).not.toContain(inTime.id);
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
