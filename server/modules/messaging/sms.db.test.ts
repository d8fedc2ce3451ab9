import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kannelSms, type OutgoingText, type SmsAdapter } from '../../adapters/sms/index.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

const KEY = 'khoa-cua-cong-sms-thu';
const TEXT = 'KB Nông Văn Páo 1980 xã Đồng Đăng không triệu chứng';
let t: TestApp;
let health: Caller;
const sent: OutgoingText[] = [];
const adapter: SmsAdapter = {
  name: 'kannel',
  send: async (text) => {
    sent.push(text);
    return await Promise.resolve({ state: 'accepted', detail: '0: Accepted for delivery' });
  },
  check: async () => await Promise.resolve(false),
};
beforeAll(async () => {
  t = await testApp({ sms: { adapter, inbound: { secret: KEY, sources: ['127.0.0.1'] } } });
  health = await t.as('health-officer', '20');
});
afterAll(() => t.close());

let n = 0;
const message = (change: object = {}) => ({
  from: '+84912345678',
  to: '1022',
  text: TEXT,
  id: `m-${(n += 1)}`,
  ...change,
});
const hand = async (query: object, address = '127.0.0.1') =>
  await t.http.inject({
    method: 'GET',
    url: `/api/v1/gateways/sms?${new URLSearchParams({ key: KEY, ...(query as Record<string, string>) }).toString()}`,
    remoteAddress: address,
  });
const signature = ({ id, from, to, text }: ReturnType<typeof message>, time: string, key = KEY) =>
  createHmac('sha256', key).update([id, from, to, text, time].join('\n')).digest('hex');
const listed = async (query = '') => (await health.get(`/messages/sms?${query}`)).json().items;

describe('a text from the gateway', () => {
  it('becomes a declaration; the answer is the text to send back, in plain letters', async () => {
    const answer = await hand(message());
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toMatch(/^MO PHONG\. Da nhan to khai\. Ma K[0-9A-Z]{3}-[0-9A-Z]{4}, dung den /);
    expect(answer.body).toMatch(/^[\x20-\x7e]{1,160}$/);
    const [row] = await listed('direction=in');
    expect(row).toMatchObject({ state: 'declared', phone: '0912345678', text: TEXT, reply: answer.body });
    const declared = (await health.get(`/declarations/${row.declarationId}`)).json();
    expect(declared).toMatchObject({
      name: 'Nông Văn Páo',
      declaredBy: 'sms',
      enteredBy: null,
      areaName: 'Xã Đồng Đăng',
    });
  });

  it('handed in again is answered alike and recorded once', async () => {
    const one = message({ from: '0987111222' });
    const [first, ...others] = [await hand(one), await hand(one), await hand(one)];
    expect(others.map(({ body }) => body)).toEqual([first.body, first.body]);
    const before = (await listed()).length;
    const both = await Promise.all([hand({ ...one, id: 'đôi' }), hand({ ...one, id: 'đôi' })]);
    expect(both[0]!.body).toBe(both[1]!.body);
    expect(await listed()).toHaveLength(before + 1);
    expect((await health.get('/declarations?q=0987111222')).json().items).toHaveLength(2);
  });

  it('that is incomplete records no declaration and says what it lacks', async () => {
    const answer = await hand(message({ from: '0987111333', text: 'KB Nông Văn Páo xã Không Có Thật' }));
    expect(answer.body).toMatch(/^MO PHONG\. Chua ghi nhan\. Thieu: ho ten, nam sinh, suc khoe, xa phuong/);
    expect((await listed('state=incomplete'))[0]).toMatchObject({ declarationId: null });
    expect((await health.get('/declarations?q=0987111333')).json().items).toEqual([]);
  });

  it('of one phone in floods is not read', async () => {
    const bodies: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      bodies.push((await hand(message({ from: '0987111444' }))).body);
    }
    expect(bodies.filter((body) => body.includes('Da nhan to khai'))).toHaveLength(5);
    expect(bodies.at(-1)).toContain('qua nhieu tin');
  });

  it('is heard from the gateway only: its address and its key', async () => {
    const before = (await listed()).length;
    expect((await hand({ ...message(), key: 'khoa-sai-khoa-sai-sai' })).statusCode).toBe(403);
    expect((await hand(message(), '10.1.2.3')).statusCode).toBe(403);
    expect((await hand(message(), '::ffff:127.0.0.1')).statusCode).toBe(200);
    expect(await listed()).toHaveLength(before + 1);
  });

  it('may be signed instead; an old signature or another text is not heard', async () => {
    const time = new Date(t.clock.now()).toISOString();
    const one = message({ from: '0987111555' });
    const post = async (body: object) => await t.anonymous.post('/gateways/sms', body);
    const good = await post({ ...one, time, signature: signature(one, time) });
    expect(good.body).toContain('Da nhan to khai');
    expect(
      (await post({ ...one, text: `${TEXT} sốt`, time, signature: signature(one, time) })).statusCode,
    ).toBe(403);
    const old = new Date(t.clock.now() - 11 * 60_000).toISOString();
    expect((await post({ ...one, time: old, signature: signature(one, old) })).statusCode).toBe(403);
    expect((await post({ ...one, time, signature: signature(one, time, 'x'.repeat(20)) })).statusCode).toBe(
      403,
    );
  });
});

describe('a text that leaves', () => {
  it('is kept and sent to nobody in simulated data, whatever the gateway', async () => {
    const body = { id: uuid7(), to: '0912345678', text: 'Mời bà con khai lại' };
    expect((await health.post('/messages/sms', body)).json()).toMatchObject({
      state: 'kept',
      phone: '0912345678',
    });
    expect((await health.post('/messages/sms', body)).statusCode).toBe(200);
    expect(sent).toEqual([]);
    expect((await health.get('/messages/sms/gateway')).json()).toEqual({
      adapter: 'kannel',
      inbound: true,
      sends: false,
      quietUntil: null,
    });
    expect((await health.post('/messages/sms', { ...body, id: uuid7(), to: '12' })).json().code).toBe(
      'sms.phone',
    );
  });

  it('is told to who writes whether it reaches anybody, and not what others wrote', async () => {
    const operator = await t.as('operator', '20');
    expect((await operator.get('/messages/sms/gateway')).json()).toEqual({
      adapter: 'kannel',
      inbound: true,
      sends: false,
      quietUntil: null,
    });
    expect((await operator.get('/messages/sms')).statusCode).toBe(403);
  });

  it('goes to the gateway once in live data', async () => {
    const live = await t.as('health-officer', '20', 'live');
    const body = { id: uuid7(), to: '0912345678', text: 'Mời khai lại' };
    expect((await live.post('/messages/sms', body)).json()).toMatchObject({ state: 'accepted' });
    expect((await live.post('/messages/sms', body)).json()).toMatchObject({ state: 'accepted' });
    expect(sent).toEqual([{ id: body.id, to: '84912345678', text: 'Mời khai lại Tu choi: soan TC' }]);
    // Texts of live data are nobody's in the simulated one.
    expect((await listed()).some(({ id }: { id: string }) => id === body.id)).toBe(false);
  });

  it('is told on the health page: which gateway, and whether it answers', async () => {
    const { items } = (await health.get('/system/health')).json();
    const found = items.filter(({ name }: { name: string }) => name.startsWith('sms.'));
    expect(found.map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual([
      ['sms.out', 'error'],
      ['sms.in', 'ok'],
    ]);
  });
});

describe('without a gateway', () => {
  it('nothing is taken and nothing is sent, and the health page says so', async () => {
    const bare = await testApp();
    const answer = await bare.http.inject({
      method: 'GET',
      url: `/api/v1/gateways/sms?key=${KEY}&from=0912345678&text=x&id=1`,
    });
    expect(answer.statusCode).toBe(404);
    const officer = await bare.as('health-officer', '20');
    const { items } = (await officer.get('/system/health')).json();
    const found = items.filter(({ name }: { name: string }) => name.startsWith('sms.'));
    expect(found.map(({ state }: { state: string }) => state)).toEqual(['absent', 'absent']);
    await bare.close();
  });
});

describe('the words to Kannel', () => {
  it('tell what certainly did not leave from what may have', async () => {
    const sendUrl = 'http://127.0.0.1:1/cgi-bin/sendsms?username=vx&password=kin';
    const answering = async (answer: () => Promise<Response>) =>
      await kannelSms({ sendUrl, sender: '1022' }, answer as typeof fetch).send({
        id: '1',
        to: '1',
        text: 'x',
      });
    const said = async (status: number) =>
      await answering(async () => await Promise.resolve(new Response('...', { status })));
    const broken = async (name: string, code?: string) =>
      await answering(async () => {
        const error = new Error('no', { cause: { code } });
        error.name = name;
        return await Promise.reject(error);
      });
    expect(await said(503)).toMatchObject({ state: 'failed', again: true });
    expect(await said(403)).toMatchObject({ state: 'failed', again: false });
    expect((await said(504)).state).toBe('unsure');
    expect((await broken('TimeoutError')).state).toBe('unsure');
    expect((await broken('TypeError', 'ECONNRESET')).state).toBe('unsure');
    expect(await broken('TypeError', 'ECONNREFUSED')).toEqual({
      state: 'failed',
      detail: 'ECONNREFUSED',
      again: true,
    });
  });

  it('are UCS-2 where a text has Vietnamese letters, and never name the password when they fail', async () => {
    const asked: URL[] = [];
    const sendUrl = 'http://127.0.0.1:1/cgi-bin/sendsms?username=vx&password=kin';
    const answers = kannelSms({ sendUrl, sender: '1022' }, (async (url: URL) => {
      asked.push(url);
      return await Promise.resolve(new Response('0: Accepted for delivery', { status: 202 }));
    }) as typeof fetch);
    await answers.send({ id: '1', to: '84912345678', text: 'Moi khai lai' });
    await answers.send({ id: '2', to: '84912345678', text: 'Mời khai lại' });
    expect(asked.map(({ searchParams }) => searchParams.get('coding'))).toEqual(['0', '2']);
    expect(asked[1]!.searchParams.get('text')).toBe('Mời khai lại');
    const dead = await kannelSms({ sendUrl, sender: '1022' }).send({ id: '3', to: '1', text: 'x' });
    expect(dead.state).toBe('failed');
    expect(JSON.stringify(dead)).not.toContain('kin');
  });
});
