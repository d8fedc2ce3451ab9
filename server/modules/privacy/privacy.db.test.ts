import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { label } from '../../../contract/labels.ts';
import type { Caller } from '../../../test/support/app.ts';
import { dueAt, termsAt } from './rules/terms.ts';
import { type Desk, HOUR_MS, openDesk } from './testing/desk.ts';

let t: Desk;
beforeAll(async () => {
  t = await openDesk();
});
afterAll(() => t.close());

describe('requests about one’s data', () => {
  it('are recorded once, with a deadline from dated data that says nobody checked it', async () => {
    const personId = await t.person();
    const body = { id: uuid7(), personId, wish: 'copy', channel: 'desk', proof: 'unchecked' };
    const first = await t.commune.post('/privacy/requests', body);
    expect(first.statusCode, first.body).toBe(201);
    expect(first.json()).toMatchObject({
      code: `YC-${body.id.slice(-8).toUpperCase()}`,
      state: 'open',
      dueAt: new Date(dueAt(termsAt(t.clock.now()), 'copy', t.clock.now())).toISOString(),
      unverified: true,
      basis: expect.stringContaining('356/2025'),
      overdue: false,
    });
    expect((await t.commune.post('/privacy/requests', body)).statusCode).toBe(200);
    const elsewhere = await t.as('commune-officer', '06040');
    expect((await elsewhere.post('/privacy/requests', { ...body, id: uuid7() })).statusCode).toBe(403);
    expect((await elsewhere.get('/privacy/requests')).json().items).toEqual([]);
  });

  it('come open ones first, by their deadline, and can be asked for by how they stand', async () => {
    const late = await t.ask(await t.person(), 'correction');
    const standing = async (clock: string) =>
      (await t.commune.get(`/privacy/requests?clock=${clock}&wish=correction`)).json().items;
    const waiting = async () => (await t.commune.get('/privacy/attention')).json();
    const listed = async (clock: string) =>
      (await t.commune.get(`/privacy/requests?limit=500&clock=${clock}`)).json().items.length;
    expect(await waiting()).toMatchObject({ soon: 0, overdue: 0 });
    expect(await standing('running')).toMatchObject([{ id: late.id, clock: 'running' }]);
    await t.moveTo(late.waitsUntil, -24);
    expect(await standing('soon')).toMatchObject([{ id: late.id, clock: 'soon' }]);
    expect((await waiting()).soon).toBe(await listed('soon'));
    await t.moveTo(late.waitsUntil, 1);
    const fresh = await t.ask(await t.person(), 'correction');
    const { items } = (await t.commune.get('/privacy/requests?state=open&wish=correction')).json();
    expect(items.map((one: { id: string }) => one.id)).toEqual([late.id, fresh.id]);
    expect(await standing('overdue')).toMatchObject([{ id: late.id, overdue: true }]);
    expect((await waiting()).overdue).toBe(await listed('overdue'));
    await t.answer(late.id);
    expect(await standing('late')).toMatchObject([{ id: late.id, clock: 'late' }]);
    expect(await standing('overdue')).toEqual([]);
    const after = (await t.commune.get('/privacy/requests?wish=correction')).json().items;
    expect(after.map((one: { id: string }) => one.id)).toEqual([fresh.id, late.id]);
  });

  it('are extended once, before the deadline, with a reason that is told', async () => {
    const made = await t.ask(await t.person(), 'copy');
    expect(
      (await t.commune.post(`/privacy/requests/${made.id}/extension`, { reason: 'Chờ' })).statusCode,
    ).toBe(403);
    const extended = await t.extend(made.id);
    expect(extended).toMatchObject({
      dueAt: made.extendableTo,
      clock: 'running',
      extendableTo: null,
      extension: { firstDueAt: made.dueAt, reason: 'Phải xin hồ sơ của bệnh viện' },
    });
    expect(Date.parse(extended.dueAt)).toBeGreaterThan(Date.parse(made.dueAt));
    expect((await t.extend(made.id)).code).toBe('privacy.extended');
    const kept = await sql<{ reason: Buffer }>`select extension_reason as reason from privacy_request
      where id = ${made.id}`.execute(t.app.platform.db);
    expect(kept.rows[0]!.reason.toString('utf8')).not.toContain('bệnh viện');
    const missed = await t.ask(await t.person(), 'copy');
    await t.moveTo(missed.dueAt, 1);
    expect((await t.extend(missed.id)).code).toBe('privacy.extension-late');
    await t.answer(missed.id);
    expect((await t.extend(missed.id)).code).toBe('privacy.decided');
  });

  it('run to the first answer, then to the answer; whoever was told late is late', async () => {
    const made = await t.ask(await t.person(), 'erasure');
    expect(made.waitsUntil).toBe(made.firstAnswerDueAt);
    expect(Date.parse(made.waitsUntil)).toBeLessThan(Date.parse(made.dueAt));
    const told = await t.tell(made.id, 'Đã nhận, trả lời trong 20 ngày');
    expect(told).toMatchObject({
      waitsUntil: made.dueAt,
      clock: 'running',
      firstAnswer: 'Đã nhận, trả lời trong 20 ngày',
      firstAnsweredBy: expect.stringContaining('commune-officer'),
    });
    expect((await t.tell(made.id)).code).toBe('privacy.told-already');
    const kept = await sql<{ words: Buffer }>`select first_answer as words from privacy_request
      where id = ${made.id}`.execute(t.app.platform.db);
    expect(kept.rows[0]!.words.toString('utf8')).not.toContain('20 ngày');
    expect(await t.answer(made.id, 'refused')).toMatchObject({ clock: 'kept' });

    const slow = await t.ask(await t.person(), 'erasure');
    await t.moveTo(slow.waitsUntil, 1);
    expect(await t.tell(slow.id)).toMatchObject({ clock: 'running', waitsUntil: slow.dueAt });
    // Its own deadline is not missed, so it may still be moved; the first answer came late all the same.
    expect((await t.extend(slow.id)).waitsUntil).toBe(slow.extendableTo);
    expect(await t.answer(slow.id, 'refused')).toMatchObject({ clock: 'late' });
    const lists = async (clock: string) =>
      (await t.commune.get(`/privacy/requests?clock=${clock}&wish=erasure`))
        .json()
        .items.map((one: { id: string }) => one.id);
    expect(await lists('late')).toContain(slow.id);
    expect(await lists('kept')).toEqual([made.id]);
  });

  it('need no first answer where the asker was told at the desk, or is answered at once', async () => {
    const personId = await t.person();
    const body = { id: uuid7(), personId, wish: 'copy', channel: 'desk', proof: 'document' };
    const words = 'Đã nói trình tự tại bàn';
    const kept = await t.commune.post('/privacy/requests', { ...body, firstAnswer: words });
    expect(kept.json()).toMatchObject({ firstAnswer: words, waitsUntil: kept.json().dueAt });
    const other = await t.ask(await t.person(), 'copy');
    expect(await t.answer(other.id)).toMatchObject({ clock: 'kept', firstAnsweredAt: null });
  });

  it('go to the unit above once their deadline is missed, stay in the list of work until answered', async () => {
    const personId = await t.person();
    const { id, waitsUntil } = await t.ask(personId, 'objection');
    const work = async (caller: Caller) =>
      (await caller.get('/worklist?kind=request')).json().items.map((one: { id: string }) => one.id);
    const job = t.app.modules
      .flatMap(({ jobs }) => jobs ?? [])
      .find(({ kind }) => kind === 'worklist.escalate')!;
    const escalate = async () => await job.run(null, { progress: async () => {} });
    const told = async () =>
      (await t.health.get('/privacy/requests?escalated=true&wish=objection')).json().items;
    expect(await work(t.commune)).not.toContain(id);
    await t.moveTo(waitsUntil, -12);
    await escalate();
    expect(await work(t.commune)).toContain(id);
    expect(await told()).toEqual([]);
    await t.moveTo(waitsUntil, 1);
    await escalate();
    expect(await told()).toMatchObject([{ id, overdue: true, escalatedTo: 'Tỉnh Lạng Sơn' }]);
    // Who follows contacts up without answering for data is not told of it.
    expect(await work(await t.as('tracer', '20'))).not.toContain(id);
    expect(await work(await t.as('commune-officer', '06040'))).not.toContain(id);
    await t.answer(id);
    expect(await work(t.commune)).not.toContain(id);
  });

  it('are answered once, and not before somebody checked who asks', async () => {
    const { id } = await t.ask(await t.person(), 'objection', 'unchecked');
    expect((await t.answer(id)).code).toBe('privacy.proof-missing');
    expect((await t.commune.post(`/privacy/requests/${id}/proof`, { proof: 'card' })).json().proof).toBe(
      'card',
    );
    expect(await t.answer(id)).toMatchObject({ state: 'done', answer: 'Đã làm theo yêu cầu' });
    expect((await t.answer(id)).code).toBe('privacy.decided');
    const after = await t.commune.post(`/privacy/requests/${id}/proof`, { proof: 'document' });
    expect(after.json().code).toBe('privacy.decided');
    const kept = await sql<{ answer: Buffer }>`select answer from privacy_request where id = ${id}`.execute(
      t.app.platform.db,
    );
    expect(kept.rows[0]!.answer.toString('utf8')).not.toContain('theo yêu cầu');
  });
});

describe('a copy of one’s data', () => {
  it('holds what every module keeps of the person, and is audited', async () => {
    const personId = await t.person();
    const { id } = await t.ask(personId, 'copy');
    expect((await t.administrator.get(`/privacy/requests/${id}/copy?format=json`)).json().code).toBe(
      'privacy.sight-needed',
    );
    const copy = (await t.health.get(`/privacy/requests/${id}/copy?format=json`)).json();
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
    const pdf = await t.health.get(`/privacy/requests/${id}/copy?format=pdf`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const audited = await sql<{ rows: number }>`select count(*)::int as rows from audit
      where action = 'privacy.copy' and subject_id = ${personId}`.execute(t.app.platform.db);
    expect(audited.rows[0]!.rows).toBe(2);
  });

  it('says of an extended request why it takes longer, and until when', async () => {
    const { id, ...first } = await t.ask(await t.person(), 'copy');
    const extended = await t.extend(id, 'Chờ bệnh viện gửi hồ sơ');
    const copy = (await t.health.get(`/privacy/requests/${id}/copy?format=json`)).json();
    const own = copy.sections.find((one: { code: string }) => one.code === 'privacy.request');
    expect(own.rows).toMatchObject([
      {
        'Hạn trả lời': extended.dueAt,
        'Hạn trước khi kéo dài': first.dueAt,
        'Lý do kéo dài': 'Chờ bệnh viện gửi hồ sơ',
      },
    ]);
  });
});

describe('what a request carries out', () => {
  it('holds a record back until it is released', async () => {
    const personId = await t.person();
    const { id } = await t.ask(personId, 'restriction');
    expect((await t.answer(id)).state).toBe('done');
    expect((await t.commune.get(`/people/${personId}`)).json().code).toBe('person.reason-required');
    const released = await t.health.post(`/privacy/people/${personId}/release`, {
      reason: 'Dân rút yêu cầu',
    });
    expect(released.statusCode).toBe(204);
    expect((await t.commune.get(`/people/${personId}`)).statusCode).toBe(200);
  });

  it('anonymises a record only when nothing needs the name, and says what does', async () => {
    const personId = await t.person();
    await t.openCase(personId);
    const { id } = await t.ask(personId, 'erasure');
    const refused = await t.answer(id);
    expect(refused.code).toBe('privacy.still-needed');
    expect(refused.message).toContain('Hồ sơ ca bệnh (1)');
    const other = await t.person();
    const second = await t.ask(other, 'erasure');
    expect((await t.answer(second.id)).state).toBe('done');
    expect((await t.health.get(`/people/${other}`)).json()).toMatchObject({
      fullName: 'Đã ẩn danh',
      sex: 'female',
      birthYear: 1954,
      phones: [],
    });
  });
});

describe('what the holder of the data must be able to show', () => {
  it('names every kind of record, and what retention would delete, without deleting it', async () => {
    const { items } = (await t.health.get('/privacy/register')).json();
    const presence = items.find((one: { code: string }) => one.code === 'presence.stays');
    expect(presence).toMatchObject({ days: 30, due: 0, ground: 'duty' });
    expect(items.length).toBeGreaterThanOrEqual(12);
    await sql`insert into sms_message (id, dataset, area_no, direction, state, at, phone, body)
      select ${uuid7()}, 'demo', area_no, 'in', 'refused', ${new Date(t.clock.now() - 40 * 24 * HOUR_MS)}, ${Buffer.from([0])}::bytea, ${Buffer.from([0])}::bytea
      from area limit 1`.execute(t.app.platform.db);
    const again = (await t.health.get('/privacy/register')).json().items;
    expect(again.find((one: { code: string }) => one.code === 'messaging.sms').due).toBe(1);
    const third = (await t.health.get('/privacy/register')).json().items;
    expect(third.find((one: { code: string }) => one.code === 'messaging.sms').due).toBe(1);
  });

  it('counts what tonight’s run deletes, not what one would delete now', async () => {
    const { db } = t.app.platform;
    const register = (await t.health.get('/privacy/register')).json();
    const due = (of: typeof register) =>
      of.items.find((one: { code: string }) => one.code === 'messaging.sms').due as number;
    // Thirty days old between now and then.
    const at = new Date(Date.parse(register.runsAt) - 30 * 24 * HOUR_MS - 1);
    expect(at.getTime()).toBeGreaterThan(t.clock.now() - 30 * 24 * HOUR_MS);
    await sql`insert into sms_message (id, dataset, area_no, direction, state, at, phone, body)
      select ${uuid7()}, 'demo', area_no, 'in', 'refused', ${at}, ${Buffer.from([0])}::bytea, ${Buffer.from([0])}::bytea
      from area limit 1`.execute(db);
    const promised = due((await t.health.get('/privacy/register')).json());
    expect(promised).toBe(due(register) + 1);
    const left = sql<{ rows: number }>`select count(*)::int as rows from sms_message`;
    const before = (await left.execute(db)).rows[0]!.rows;
    await t.later(Date.parse(register.runsAt) - t.clock.now());
    const job = t.app.modules.flatMap(({ jobs }) => jobs ?? []).find(({ kind }) => kind === 'sms.retention')!;
    await job.run(null, { progress: async () => {} });
    expect(before - (await left.execute(db)).rows[0]!.rows).toBe(promised);
  });

  it('keeps the public holidays that an administrator enters, and says which days of a year nobody knows', async () => {
    const read = async () => (await t.commune.get('/privacy/holidays?year=2027')).json();
    expect(await read()).toMatchObject({ year: 2027, missing: 3 });
    const day = {
      day: '2027-02-09',
      kind: 'holiday',
      name: 'Tết Âm lịch',
      source: 'Thông báo',
      certainty: 'verified',
    };
    expect((await t.commune.post('/privacy/holidays', day)).statusCode).toBe(403);
    const wrong = await t.administrator.post('/privacy/holidays', { ...day, day: '2027-02-30' });
    expect(wrong.json().code).toBe('privacy.no-such-day');
    const entered = await t.administrator.post('/privacy/holidays', day);
    expect(entered.statusCode, entered.body).toBe(200);
    expect(await read()).toMatchObject({ missing: 2 });
    // What was entered holds before what ships.
    await t.administrator.post('/privacy/holidays', { ...day, day: '2027-04-16', kind: 'worked' });
    // A day in place of another adds none that was unknown.
    await t.administrator.post('/privacy/holidays', { ...day, day: '2027-02-10', kind: 'in-lieu' });
    const { items, missing } = await read();
    expect(missing).toBe(3);
    const own = items.filter((one: { day: string }) => ['2027-04-16', '2027-05-01'].includes(one.day));
    expect(own).toMatchObject([
      { kind: 'worked', by: expect.stringContaining('administrator') },
      { kind: 'holiday', by: null },
    ]);
  });

  it('freezes an impact assessment whose file stays what it was', async () => {
    const body = { id: uuid7(), controller: 'Sở Y tế tỉnh Lạng Sơn', contact: 'Phòng CNTT' };
    const frozen = await t.health.post('/privacy/assessments', body);
    expect(frozen.statusCode, frozen.body).toBe(201);
    const file = async () => (await t.health.get(`/privacy/assessments/${body.id}/file.pdf`)).rawPayload;
    const first = await file();
    t.clock.advance(HOUR_MS);
    expect((await file()).equals(first)).toBe(true);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(first)));
    expect(frozen.json().sha256).toBe(Buffer.from(digest).toString('hex'));
    expect((await t.health.post('/privacy/assessments', body)).statusCode).toBe(200);
  });
});
