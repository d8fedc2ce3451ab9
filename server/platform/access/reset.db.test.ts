import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { settled } from '../../../test/support/settled.ts';
import type { OutgoingText, SmsAdapter } from '../../adapters/sms/index.ts';

const sent: OutgoingText[] = [];
const gateway: SmsAdapter = {
  name: 'kannel',
  send: (text) => {
    sent.push(text);
    return Promise.resolve({ state: 'accepted', detail: null });
  },
  check: () => Promise.resolve(true),
};
const NEXT = 'mật khẩu mới của tôi';

let t: TestApp;
let administrator: Caller;
let number = 0;
let login = '';
beforeAll(async () => {
  t = await testApp({ sms: { adapter: gateway, inbound: null }, publicDataset: 'live' });
  administrator = await t.as('administrator', '20', 'live');
});
afterAll(async () => await t.close());
beforeEach(async () => {
  sent.length = 0;
  number += 1;
  login = `quen.${number}`;
  const made = await administrator.post('/users', {
    login,
    name: 'Quên Mật Khẩu',
    roles: [{ role: 'tracer', areaId: t.areaId('20') }],
    contact: { phone: `09123456${String(number).padStart(2, '0')}` },
  });
  expect(made.statusCode, made.body).toBe(201);
});

/** Each officer asks from an address of its own. */
const post = async (path: string, payload: object) =>
  await t.http.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload,
    remoteAddress: `10.0.0.${number}`,
  });
const ask = async (name = login) => await post('/session/reset', { login: name });
async function codeSent(): Promise<string> {
  await vi.waitFor(() => expect(sent).toHaveLength(1), { timeout: 30_000 });
  return /\b\d{8}\b/.exec(sent[0]!.text)![0];
}
const confirm = async (code: string, name = login) =>
  await post('/session/reset/confirm', { login: name, code, next: NEXT });
const logIn = async (password: string) => await t.anonymous.post('/session', { login, password });

describe('a forgotten password', () => {
  it('is set by a code to the phone of the account; all its sessions end', async () => {
    const answer = await ask(` ${login.toUpperCase()} `);
    expect(answer.statusCode).toBe(202);
    const code = await codeSent();
    expect(sent[0]!.to).toMatch(/^849123456/);
    expect((await confirm(code)).statusCode).toBe(204);
    const opened = await logIn(NEXT);
    expect(opened.statusCode).toBe(200);
    expect((await confirm(code)).json().code).toBe('session.wrong-code');
    t.clock.advance(11 * 60_000);
    sent.length = 0;
    await ask();
    expect((await confirm(await codeSent())).statusCode).toBe(204);
    t.clock.advance(5_001);
    const former = await t.http.inject({
      url: '/api/v1/session',
      headers: { authorization: `Bearer ${opened.json().token}` },
    });
    expect(former.statusCode).toBe(401);
    const actions = (await (await t.as('auditor', null, 'live')).get('/audit?limit=20')).json().items;
    expect(actions.map((one: { action: string }) => one.action)).toContain('account.reset');
  });

  it('tells nobody which logins there are', async () => {
    const [known, unknown] = [await ask(), await ask('khong.co.ai')];
    expect([unknown.statusCode, unknown.json()]).toEqual([known.statusCode, known.json()]);
    await codeSent();
    const [a, b] = [await confirm('00000000'), await confirm('00000000', 'khong.co.ai')];
    expect([b.statusCode, b.json()]).toEqual([a.statusCode, a.json()]);
    expect(sent).toHaveLength(1);
  });

  it('is not guessed: five tries a code, then none', async () => {
    await ask();
    const code = await codeSent();
    for (let i = 0; i < 5; i += 1) {
      expect((await confirm(code === '11111111' ? '22222222' : '11111111')).json().code).toBe(
        'session.wrong-code',
      );
    }
    expect((await confirm(code)).statusCode).toBe(429);
    t.clock.advance(16 * 60_000);
    expect((await confirm(code)).json().code).toBe('session.wrong-code');
  });

  it('code ends after ten minutes, and no second is sent before', async () => {
    await ask();
    const code = await codeSent();
    await ask();
    // What was asked is judged by the clock of the job that does it.
    await settled(t.app);
    t.clock.advance(10 * 60_000);
    expect((await confirm(code)).json().code).toBe('session.wrong-code');
    expect(sent).toHaveLength(1);
  });

  it('code can not be read in the list of texts', async () => {
    await ask();
    const code = await codeSent();
    const officer = await t.as('health-officer', '20', 'live');
    await vi.waitFor(
      async () => {
        const { items } = (await officer.get('/messages/sms')).json();
        expect(items[0].text).toContain('********');
        expect(JSON.stringify(items)).not.toContain(code);
      },
      { timeout: 30_000 },
    );
  });

  it('of a suspended account is not set', async () => {
    await ask();
    const code = await codeSent();
    const [row] = (await administrator.get(`/users?q=${login}`)).json().items;
    await administrator.patch(`/users/${row.id}`, { version: row.version, suspended: true });
    expect((await confirm(code)).json().code).toBe('session.wrong-code');
  });
});

describe('where no text leaves', () => {
  it('nothing is promised', async () => {
    const kept = await testApp();
    expect((await kept.anonymous.get('/system/info')).json().resetBySms).toBe(false);
    expect((await kept.anonymous.post('/session/reset', { login: 'ai' })).json().code).toBe(
      'session.reset-absent',
    );
    await kept.close();
    expect((await t.anonymous.get('/system/info')).json().resetBySms).toBe(true);
  });
});
