import type { RawBuilder } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { systemScope } from '../../platform/access/scope.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { firstCalls } from './index.ts';
import { type CallScene, openCallScene } from './testing/scene.ts';

let t: CallScene;

beforeAll(async () => {
  t = await openCallScene();
});
afterAll(async () => await t.close());
beforeEach(async () => await t.begin());

describe('the call', () => {
  it('shows what a tracer works from', async () => {
    await t.made('/presence', {
      id: uuid7(),
      placeCode: t.place.code,
      person: { personId: t.now().personId },
      at: t.instant(30),
      leftAt: t.instant(29),
    });
    const call = await t.shown();
    expect(call.person).toMatchObject({ address: 'Thôn Nà Sla', phone: expect.stringMatching(/^0912/) });
    expect(call.person.areaName).not.toBeNull();
    expect(call.known?.map((one) => one.placeName)).toEqual(['Chợ Kỳ Lừa']);
    expect(call).toMatchObject({
      kind: 'F0',
      status: 'PLANNED',
      script: { code: 'f0' },
      recallTo: t.today(),
    });
    expect(call.recallFrom <= localDate(t.clock.now() - 13 * DAY_MS)).toBe(true);
    const read = await sql<{ n: number }>`select count(*)::int as n from audit
      where action = 'interview.read' and subject_id = ${t.now().personId}::uuid`.execute(t.app.platform.db);
    expect(read.rows[0]!.n).toBe(1);
  });

  it('is one for a case and a person, whoever opens it', async () => {
    const again = await (await t.as('tracer')).post('/interviews', { id: uuid7(), caseId: t.now().caseId });
    expect([again.statusCode, again.json()]).toEqual([200, { id: t.now().callId }]);
    const stranger = await t.person('Lý Thị Mùi');
    const refused = await t.officer.post('/interviews', {
      id: uuid7(),
      caseId: t.now().caseId,
      personId: stranger,
    });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'interview.not-a-contact']);
  });
});

describe('saving in parts', () => {
  it('keeps each part, and answers a repeat without doing it twice', async () => {
    const id = uuid7();
    const first = await t.save(1, { symptoms: ['fever'], stays: { [uuid7()]: t.stay() } }, id);
    expect(first.json()).toMatchObject({ version: 2, status: 'IN_PROGRESS' });
    const repeat = await t.save(1, { symptoms: ['cough'] }, id);
    expect([repeat.statusCode, repeat.json().code]).toEqual([409, 'request.conflict']);
    await t.save(2, { note: 'Nói nhỏ' });
    const call = await t.shown();
    expect(call.version).toBe(3);
    expect(call.draft).toMatchObject({ symptoms: ['fever'], note: 'Nói nhỏ' });
    expect(Object.keys(call.draft.stays)).toHaveLength(1);
  });

  it('names who of the household can be called for somebody without a phone', async () => {
    const areaId = t.areaId('06184');
    const made = async (fullName: string, phones: readonly string[]) =>
      (await t.made('/people', { fullName, areaId, phones, address: 'Thôn Nà Sla' })).id;
    const [old, son, child] = [
      await made('Hoàng Thị Cụ', []),
      await made('Hoàng Văn Con', ['0912333444']),
      await made('Hoàng Thị Cháu', []),
    ];
    await t.made('/households', { id: uuid7(), areaId, personIds: [old, son, child] });
    const callTo = async (personId: string) => {
      const { id } = await t.made('/interviews', { id: uuid7(), caseId: await t.caseOf(personId) });
      return (await t.officer.get(`/interviews/${id}`)).json();
    };
    expect((await callTo(old)).household).toEqual([{ name: 'Hoàng Văn Con', phone: '0912333444' }]);
    // Who has a number is called, not the household.
    expect((await callTo(son)).household).toBeUndefined();
  });

  it('answers the same change with the same answer', async () => {
    const id = uuid7();
    const changes = { note: 'Một' };
    const answers = [await t.save(1, changes, id), await t.save(1, changes, id)];
    expect(answers.map((one) => one.statusCode)).toEqual([200, 200]);
    expect(answers[1]!.json()).toEqual(answers[0]!.json());
    expect((await t.shown()).version).toBe(2);
  });

  it('merges what two officers write into different rows and fields', async () => {
    const other = await t.as('tracer');
    const [mine, theirs] = [uuid7(), uuid7()];
    expect(
      (await t.save(1, { note: 'của tôi', contacts: { [mine]: { fullName: 'Vi Văn Ất' } } })).statusCode,
    ).toBe(200);
    const answer = await t.save(
      1,
      { symptoms: ['cough'], contacts: { [theirs]: { fullName: 'Mã Thị Đào' } } },
      uuid7(),
      other,
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const { draft } = await t.shown();
    expect(draft).toMatchObject({ note: 'của tôi', symptoms: ['cough'] });
    expect(Object.keys(draft.contacts).sort()).toEqual([mine, theirs].sort());
  });

  it('shows both where two officers write the same field, and keeps the first', async () => {
    await t.save(1, { note: 'một' });
    const second = await t.save(1, { note: 'hai', symptoms: ['fever'] }, uuid7(), await t.as('tracer'));
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({
      code: 'request.version-conflict',
      fields: { note: expect.any(String) },
      current: { version: 2, draft: { note: 'một' } },
    });
    expect((await t.shown()).draft).toMatchObject({ note: 'một' });
    expect((await t.shown()).draft.symptoms).toBeUndefined();
    // The same words are no conflict.
    expect((await t.save(1, { note: 'một' }, uuid7(), await t.as('tracer'))).statusCode).toBe(200);
  });

  it('takes rows away', async () => {
    const id = uuid7();
    await t.save(1, { stays: { [id]: t.stay() } });
    await t.save(2, { stays: { [id]: null } });
    expect((await t.shown()).draft.stays).toEqual({});
  });
});

describe('attempts', () => {
  it('put people on the lists that they belong to', async () => {
    const has = async (view: string) =>
      (await t.listed(`view=${view}`)).some((one) => one.id === t.now().callId);
    expect(await has('due')).toBe(true);
    expect((await t.listed('view=due')).find((one) => one.id === t.now().callId)!.phone).toMatch(/^0912/);
    const early = await t.reach('CALL_BACK', { callBackAt: t.instant(1) });
    expect([early.statusCode, early.json().code]).toEqual([422, 'interview.call-back-time']);
    expect((await t.reach('CALL_BACK', { callBackAt: t.instant(-2) })).statusCode).toBe(201);
    expect([await has('due'), await has('call-back')]).toEqual([false, true]);
    t.clock.set(t.clock.now() + 3 * HOUR_MS);
    expect([await has('due'), await has('call-back')]).toEqual([true, true]);
    await t.reach('WRONG_NUMBER');
    expect([await has('due'), await has('call-back'), await has('search')]).toEqual([false, false, true]);
    expect((await t.shown()).attempts.map((one) => one.result)).toEqual(['WRONG_NUMBER', 'CALL_BACK']);
  });

  it('are counted once however often they are sent', async () => {
    const body = { id: uuid7(), at: t.instant(), result: 'NO_ANSWER' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => t.officer.post(`/interviews/${t.now().callId}/attempts`, body)),
    );
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 200, 201]);
    expect((await t.shown()).attempts).toHaveLength(1);
  });

  it('give the times that indicators ask for', async () => {
    const before = t.clock.now();
    await t.reach('NO_ANSWER');
    t.clock.set(before + HOUR_MS);
    await t.reach();
    t.clock.set(before + 2 * HOUR_MS);
    await t.finish();
    type Times = { case_id: string; first_attempt_at: Date; first_reached_at: Date };
    const calls = firstCalls(systemScope('test', 'demo'), 'F0') as RawBuilder<Times>;
    const { rows } = await calls.execute(t.app.platform.db);
    const times = rows.find((row) => row.case_id === t.now().caseId);
    expect(times?.first_attempt_at.getTime()).toBe(before);
    expect(times?.first_reached_at.getTime()).toBe(before + HOUR_MS);
    expect((await t.shown()).status).toBe('DONE');
  });
});
