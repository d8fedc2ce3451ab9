import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sent, SmsAdapter } from '../../adapters/sms/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

/** What the gateway says to the next texts; it takes those after them. */
const says: Sent[] = [];
const adapter: SmsAdapter = {
  name: 'kannel',
  send: async () => await Promise.resolve(says.shift() ?? { state: 'accepted', detail: '0: Accepted' }),
  check: async () => await Promise.resolve(true),
};
const start = Date.parse('2026-11-16T10:00:00+07:00');
let t: TestApp;
let operator: Caller;
let beside: Caller;
let health: Caller;
let first: string;
let failed: string;
let waiting: string;

const write = async (by: Caller, change: object = {}): Promise<string> => {
  const made = await by.post('/messages/sms', {
    id: uuid7(t.clock.now()),
    to: '0912345678',
    text: 'Mời khai lại trước 17 giờ',
    ...change,
  });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
};
type Item = { readonly id: string };
const own = async (by: Caller, query = '') => (await by.get(`/messages/sms/own?${query}`)).json();
const ids = async (by: Caller, query = '') =>
  (await own(by, query)).items.map(({ id }: Item) => id) as string[];

beforeAll(async () => {
  t = await testApp({ publicDataset: 'live', sms: { adapter, inbound: null } });
  t.clock.set(start);
  operator = await t.as('operator', '20', 'live');
  beside = await t.as('operator', '20', 'live');
  health = await t.as('health-officer', '20', 'live');
  first = await write(operator, { purpose: 'declare' });
  t.clock.set(start + 60_000);
  says.push({ state: 'failed', detail: '400: Bad number', again: false });
  failed = await write(operator, { to: '0987654321', purpose: 'call-back' });
  t.clock.set(start + 120_000);
  says.push({ state: 'failed', detail: '503', again: true });
  waiting = await write(operator, { urgent: true });
  await write(beside);
});
afterAll(async () => await t.close());

describe('the texts that somebody sent themself', () => {
  it('are theirs alone, the newest first', async () => {
    expect(await ids(operator)).toEqual([waiting, failed, first]);
    expect(await ids(beside)).toHaveLength(1);
    expect(await ids(health)).toEqual([]);
    expect(await ids(await t.as('operator', '20', 'demo'))).toEqual([]);
    // Whose they are is what the server knows: no word of the caller changes it.
    expect(await ids(beside, `by=${operator.accountId}`)).not.toContain(first);
  });

  it('say that they were sent: to which number in part, what for, when, and what became of it', async () => {
    expect((await own(operator)).items[1]).toEqual({
      id: failed,
      at: new Date(start + 60_000).toISOString(),
      phone: '•••321',
      purpose: 'call-back',
      state: 'failed',
      detail: '400: Bad number',
      urgent: false,
      sendsAt: null,
      timesTried: 1,
      repeats: true,
    });
    expect((await own(operator)).items[0]).toMatchObject({
      purpose: 'other',
      state: 'waiting',
      urgent: true,
      detail: '503',
      sendsAt: new Date(start + 180_000).toISOString(),
    });
    const all = JSON.stringify(await own(operator));
    expect(all).not.toMatch(/khai lại|0912345678|0987654321/u);
  });

  it('are filtered by state and purpose', async () => {
    expect(await ids(operator, 'state=failed')).toEqual([failed]);
    expect(await ids(operator, 'purpose=declare')).toEqual([first]);
    expect(await ids(operator, 'purpose=declare&state=failed')).toEqual([]);
    expect((await operator.get('/messages/sms/own?state=gone')).statusCode).toBe(400);
  });

  it.each([
    ['at', () => [first, failed, waiting]],
    ['-at', () => [waiting, failed, first]],
    ['state', () => [first, failed, waiting]],
    ['-state', () => [waiting, failed, first]],
  ])('are sorted by %s, also over pages', async (sort, expected) => {
    expect(await ids(operator, `sort=${sort}`)).toEqual(expected());
    const page = await own(operator, `sort=${sort}&limit=2`);
    const rest = await own(operator, `sort=${sort}&limit=2&cursor=${page.next}`);
    expect([...page.items, ...rest.items].map(({ id }: Item) => id)).toEqual(expected());
    expect(rest.next).toBeNull();
  });

  it('leave as a file that says no more than the list', async () => {
    const file = await t.http.inject({
      url: '/api/v1/messages/sms/own?state=failed',
      headers: { authorization: `Bearer ${operator.token}`, accept: 'text/csv' },
    });
    const lines = file.body.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('•••321');
    expect(file.body).not.toMatch(/khai lại|0987654321/u);
  });

  it('are nothing to others who only write: neither sent again, nor taken back, nor read by that', async () => {
    for (const act of ['again', 'cancel']) {
      const answer = await beside.post(`/messages/sms/${waiting}/${act}`);
      expect([answer.statusCode, answer.body.includes('0912345678')]).toEqual([404, false]);
    }
  });

  it('are sent again and taken back from it by who wrote them', async () => {
    expect((await operator.post(`/messages/sms/${waiting}/cancel`)).statusCode).toBe(200);
    expect((await operator.post(`/messages/sms/${failed}/again`)).statusCode).toBe(200);
    expect((await own(operator)).items.map(({ state }: { state: string }) => state)).toEqual([
      'cancelled',
      'accepted',
      'accepted',
    ]);
  });

  it('take no purpose that only the program gives', async () => {
    const body = { id: uuid7(t.clock.now()), to: '0912345678', text: 'Mời khai lại', purpose: 'code' };
    expect((await operator.post('/messages/sms', body)).statusCode).toBe(400);
  });

  it('name what an officer sent on other ways', async () => {
    const person = await health.post('/people', {
      fullName: 'Hoàng Thị Mẩy',
      birthYear: 1990,
      areaId: t.areaId('06184'),
      phones: ['0911222333'],
    });
    expect(person.statusCode, person.body).toBe(201);
    const notice = { id: uuid7(), smsId: uuid7(), personId: person.json().id, text: 'Mời quay lại' };
    expect((await health.post('/messages/notices', notice)).statusCode).toBe(201);
    expect((await own(health)).items).toMatchObject([{ purpose: 'notice', phone: '•••333' }]);
  });
});
