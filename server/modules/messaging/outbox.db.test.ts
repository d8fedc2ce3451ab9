import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingText, Sent, SmsAdapter } from '../../adapters/sms/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

const KEY = 'khoa-cua-cong-sms-thu';
const PHONE = '0912345678';
const at = (local: string) => Date.parse(`2026-11-${local}:00+07:00`);
const sent: OutgoingText[] = [];
/** What the gateway says to the next texts; it takes those after them. */
let says: Sent[] = [];
const adapter: SmsAdapter = {
  name: 'kannel',
  send: async (text) => {
    sent.push(text);
    return await Promise.resolve(says.shift() ?? { state: 'accepted', detail: '0: Accepted for delivery' });
  },
  check: async () => await Promise.resolve(true),
};
const busy: Sent = { state: 'failed', detail: '503', again: true };
let t: TestApp;
let officer: Caller;
let n = 0;

const write = async (change: object = {}) =>
  await officer.post('/messages/sms', { id: uuid7(), to: PHONE, text: 'Mời khai lại', ...change });
const one = async (id: string) => (await officer.get(`/messages/sms/${id}`)).json();
/** Goes on at a time; nobody stays logged in for hours without doing anything. */
const on = async (ms: number) => {
  t.clock.set(ms);
  officer = await t.as('health-officer', '20', 'live');
};
/** Lets the scheduled job run at a time. */
const turn = async (ms: number) => {
  await on(ms);
  await t.app.modules
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ kind }) => kind === 'sms.send')!
    .run({}, { progress: async () => await Promise.resolve() });
};
const hand = async (text: string, from = PHONE) =>
  await t.http.inject({
    method: 'GET',
    url: `/api/v1/gateways/sms?${new URLSearchParams({ key: KEY, from, to: '1022', text, id: `m-${(n += 1)}` }).toString()}`,
    remoteAddress: '127.0.0.1',
  });

beforeAll(async () => {
  t = await testApp({
    publicDataset: 'live',
    sms: { adapter, inbound: { secret: KEY, sources: ['127.0.0.1'] } },
  });
});
afterAll(async () => await t.close());
beforeEach(async () => {
  await on(at('16T10:00'));
  sent.length = 0;
  says = [];
});

describe('a text written at night', () => {
  it('waits until seven in the morning and leaves once', async () => {
    await on(at('16T22:30'));
    expect((await officer.get('/messages/sms/gateway')).json().quietUntil).toBe('2026-11-17T00:00:00.000Z');
    const written = (await write()).json();
    expect(written).toMatchObject({ state: 'waiting', urgent: false, sendsAt: '2026-11-17T00:00:00.000Z' });
    await turn(at('17T06:59'));
    expect(sent).toEqual([]);
    await turn(at('17T07:00'));
    await turn(at('17T07:01'));
    // Who gets it is told how to get no more.
    expect(sent).toEqual([{ id: written.id, to: '84912345678', text: 'Mời khai lại Tu choi: soan TC' }]);
    expect(await one(written.id)).toMatchObject({ state: 'accepted', sendsAt: null, timesTried: 1 });
  });

  it('leaves at once when it is urgent, and is marked so', async () => {
    await on(at('16T22:30'));
    expect((await write({ urgent: true })).json()).toMatchObject({ state: 'accepted', urgent: true });
    expect(sent.map(({ text }) => text)).toEqual(['Mời khai lại']);
  });

  it('is taken back while it waits, and not after it left', async () => {
    await on(at('16T22:30'));
    const { id } = (await write()).json();
    expect((await officer.post(`/messages/sms/${id}/cancel`)).json()).toMatchObject({ state: 'cancelled' });
    expect((await officer.post(`/messages/sms/${id}/cancel`)).json().code).toBe('sms.not-waiting');
    expect((await officer.post(`/messages/sms/${id}/again`)).json().code).toBe('sms.not-again');
    await turn(at('17T07:00'));
    expect(sent).toEqual([]);
  });
});

describe('a text that the gateway did not take', () => {
  it('is tried again with growing waits, and each try can be read', async () => {
    says = [busy, busy];
    const { id, state, sendsAt } = (await write()).json();
    expect([state, sendsAt]).toEqual(['waiting', new Date(at('16T10:01')).toISOString()]);
    await turn(at('16T10:00') + 59_000);
    expect(sent).toHaveLength(1);
    await turn(at('16T10:01'));
    await turn(at('16T10:06'));
    expect(await one(id)).toMatchObject({
      state: 'accepted',
      attempts: [
        { n: 1, state: 'failed', detail: '503' },
        { n: 2, state: 'failed', detail: '503' },
        { n: 3, state: 'accepted' },
      ],
    });
  });

  it('ends as failed after six tries; an officer may send it again', async () => {
    says = Array.from({ length: 6 }, () => busy);
    const { id } = (await write()).json();
    for (const local of ['16T10:01', '16T10:06', '16T10:21', '16T11:21', '16T14:21', '16T18:00']) {
      await turn(at(local));
    }
    expect(sent).toHaveLength(6);
    expect(await one(id)).toMatchObject({ state: 'failed', sendsAt: null, timesTried: 6, repeats: true });
    expect((await officer.post(`/messages/sms/${id}/again`)).json()).toMatchObject({
      state: 'accepted',
      timesTried: 7,
    });
    expect((await officer.post(`/messages/sms/${id}/again`)).json().code).toBe('sms.not-again');
  });

  it('is not tried again where it is refused for good, or may have left', async () => {
    says = [
      { state: 'failed', detail: '403 Not routable', again: false },
      { state: 'unsure', detail: 'TimeoutError' },
    ];
    const [refused, unsure] = [(await write()).json(), (await write()).json()];
    await turn(at('16T12:00'));
    expect(sent).toHaveLength(2);
    expect([(await one(refused.id)).state, (await one(unsure.id)).state]).toEqual(['failed', 'unsure']);
  });

  it('is unsure after a try that nobody finished, and too late after a day', async () => {
    const ids = [];
    for (const late of [false, true]) {
      says = [busy];
      ids.push((await write()).json().id);
      // As a program leaves it that is killed in the middle of a try.
      const { db } = t.app.platform;
      if (!late) {
        await db
          .withTables<{ sms_message: { id: string; state: string; claimed_at: Date; due_at: Date | null } }>()
          .updateTable('sms_message')
          .set({ state: 'sending', claimed_at: new Date(t.clock.now()), due_at: null })
          .where('id', '=', ids[0]!)
          .execute();
      }
    }
    await turn(at('17T10:01'));
    expect(sent).toHaveLength(2);
    expect(await one(ids[0]!)).toMatchObject({ state: 'unsure', detail: 'cut-off' });
    expect(await one(ids[1]!)).toMatchObject({ state: 'failed', detail: 'too-late' });
  });

  it('is handed to the gateway by one of two turns', async () => {
    await on(at('16T22:30'));
    for (let k = 0; k < 5; k += 1) {
      await write();
    }
    await Promise.all([turn(at('17T07:00')), turn(at('17T07:00'))]);
    expect(sent).toHaveLength(5);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(5);
  });
});

describe('a phone that wants no texts', () => {
  const other = '0987000111';

  it('gets none but urgent ones from its answer on, what waits included, until it says otherwise', async () => {
    await on(at('16T22:30'));
    const { id } = (await write({ to: other })).json();
    const reply = await hand('Từ chối', '+84987000111');
    expect(reply.body).toMatch(/^Da ghi nhan: so nay khong nhan tin thuong/u);
    expect(reply.body).toMatch(/^[\x20-\x7e]{1,160}$/u);
    expect(await one(id)).toMatchObject({ state: 'cancelled', detail: 'opted-out' });
    await on(at('17T10:00'));
    expect((await write({ to: other })).json().code).toBe('sms.opted-out');
    expect((await write({ to: other, urgent: true })).json().state).toBe('accepted');
    const { items } = (await officer.get('/messages/opt-outs')).json();
    expect(items).toMatchObject([{ phone: other, via: 'reply', by: null }]);
    expect((await officer.get('/messages/sms?direction=in')).json().items[0]).toMatchObject({
      state: 'opted-out',
      declarationId: null,
    });
    expect((await hand('NHAN', other)).body).toMatch(/nhan tin tro lai/u);
    expect((await write({ to: other })).json().state).toBe('accepted');
  });

  it('is heard however often it wrote before, and by an officer who notes it', async () => {
    for (let k = 0; k < 7; k += 1) {
      await hand('xin chao', '0987000222');
    }
    expect((await hand('TC', '0987000222')).body).toMatch(/^Da ghi nhan/u);
    const wish = async (wants: string) =>
      (await officer.post('/messages/opt-outs', { phone: other, wants })).json();
    expect(await wish('urgent-only')).toEqual({ changed: true, cancelled: 0 });
    expect(await wish('urgent-only')).toEqual({ changed: false, cancelled: 0 });
    expect(await wish('all')).toEqual({ changed: true, cancelled: 0 });
  });

  it('holds for a message to one person too; its link leaves in the morning, and the list never shows it', async () => {
    const person = {
      fullName: 'Nông Thị Lẻ',
      birthYear: 1960,
      phones: ['0987000333'],
      areaId: t.areaId('06184'),
    };
    const { id: personId } = (await officer.post('/people', person)).json();
    const notify = async () =>
      await officer.post('/messages/notices', {
        id: uuid7(),
        smsId: uuid7(),
        personId,
        text: 'Mời lấy thuốc',
      });
    await on(at('16T22:30'));
    const waits = await notify();
    expect(waits.json()).toMatchObject({ smsState: 'waiting', sendsAt: '2026-11-17T00:00:00.000Z' });
    await turn(at('17T07:00'));
    const code = /\/tin\/(\w{10}) /u.exec(sent[0]!.text)![1]!;
    const read = await t.anonymous.post('/messages/notices/open', { code, birthYear: 1960 });
    expect(read.json()).toMatchObject({ name: 'Nông Thị Lẻ' });
    expect((await officer.get('/messages/sms?direction=out')).body).not.toContain(code);
    await officer.post('/messages/opt-outs', { phone: '0987000333', wants: 'urgent-only' });
    expect((await notify()).json().code).toBe('sms.opted-out');
  });
});

describe('a text of a commune', () => {
  it('is seen, and taken back, by its own officers only', async () => {
    await on(at('16T22:30'));
    const [own, elsewhere] = [
      await t.as('commune-officer', '06184', 'live'),
      await t.as('commune-officer', '06529', 'live'),
    ];
    const { id } = (await own.post('/messages/sms', { id: uuid7(), to: PHONE, text: 'Mời họp tổ' })).json();
    expect(
      (await own.get('/messages/sms?direction=out')).json().items.map((row: { id: string }) => row.id),
    ).toContain(id);
    expect((await elsewhere.get(`/messages/sms/${id}`)).statusCode).toBe(404);
    expect((await elsewhere.post(`/messages/sms/${id}/cancel`)).statusCode).toBe(404);
    expect((await own.post(`/messages/sms/${id}/cancel`)).json().state).toBe('cancelled');
  });
});
