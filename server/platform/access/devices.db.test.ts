import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../ids/uuid7.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let t: TestApp;
let administrator: Caller;
beforeAll(async () => {
  t = await testApp();
  administrator = await t.as('administrator');
});
afterAll(async () => await t.close());

const by = (token: string) => async (method: 'GET' | 'POST', path: string, payload?: object) =>
  await t.http.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, 'user-agent': CHROME },
    remoteAddress: '113.160.21.7',
    ...(payload === undefined ? {} : { payload }),
  });

/** An officer with a password of its own. */
async function officer(login: string) {
  const made = (
    await administrator.post('/users', {
      login,
      name: 'Cán bộ',
      roles: [{ role: 'gate-commander', areaId: t.areaId('20') }],
    })
  ).json();
  const password = 'a password of my own';
  const logIn = async (given: string) =>
    (await by('')('POST', '/session', { login, password: given })).json().token as string;
  const first = await logIn(made.oneTimePassword);
  await by(first)('POST', '/session/password', { current: made.oneTimePassword, next: password });
  await administrator.post(`/users/${made.id}/devices/end`, { id: null, reason: 'Bắt đầu' });
  t.clock.advance(6_000);
  return { id: made.id as string, logIn: async () => await logIn(password) };
}

describe('the devices of an account', () => {
  it('are seen by their officer: what, whence, since when, which is this one', async () => {
    const { logIn } = await officer('thiet.bi');
    const [one, two] = [await logIn(), await logIn()];
    t.clock.advance(120_000);
    const { items } = (await by(two)('GET', '/session/devices')).json();
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      kind: 'browser',
      name: 'Chrome 140 · Windows',
      network: '113.160.x.x',
      method: 'password',
      current: true,
      seenAt: new Date(t.clock.now()).toISOString(),
    });
    expect(JSON.stringify(items)).not.toContain('113.160.21');
    const ended = await by(two)('POST', '/session/devices/end', { id: items[1].id });
    expect(ended.json()).toEqual({ ended: 1 });
    t.clock.advance(5_001);
    expect((await by(one)('GET', '/session')).statusCode).toBe(401);
    expect((await by(two)('GET', '/session')).statusCode).toBe(200);
    const third = await logIn();
    expect((await by(third)('POST', '/session/devices/end', { id: null })).json()).toEqual({ ended: 1 });
    t.clock.advance(5_001);
    expect((await by(two)('GET', '/session')).statusCode).toBe(401);
    expect((await by(third)('GET', '/session')).statusCode).toBe(200);
    expect((await by(third)('POST', '/session/devices/end', { id: items[1].id })).statusCode).toBe(404);
  });

  it('of others can not be ended, but by their administrator, who is recorded', async () => {
    const { id, logIn } = await officer('bi.mat');
    const token = await logIn();
    const other = await t.as('tracer');
    const { items } = (await administrator.get(`/users/${id}/devices`)).json();
    expect(items).toMatchObject([{ current: false, name: 'Chrome 140 · Windows' }]);
    expect((await other.post('/session/devices/end', { id: items[0].id })).statusCode).toBe(404);
    const hue = await t.as('administrator', '46');
    expect((await hue.get(`/users/${id}/devices`)).statusCode).toBe(404);
    expect((await hue.post(`/users/${id}/devices/end`, { id: null, reason: 'x' })).statusCode).toBe(404);
    const reason = { id: items[0].id, reason: 'Mất máy tính' };
    expect((await administrator.post(`/users/${id}/devices/end`, reason)).json()).toEqual({ ended: 1 });
    t.clock.advance(5_001);
    expect((await by(token)('GET', '/session')).statusCode).toBe(401);
    const { items: noted } = (await (await t.as('auditor', null)).get(`/audit?subject=${id}`)).json();
    expect(noted[0]).toMatchObject({ action: 'account.sessions-end', reason: 'Mất máy tính' });
  });

  it('hold the phones of posts that it registered: an ended one is told to wipe itself', async () => {
    const { logIn } = await officer('dien.thoai');
    const token = await logIn();
    const area = t.areaId('06184');
    const health = await t.as('health-officer');
    const place = await health.post('/places', { name: 'Chốt thử', kind: 'checkpoint', areaId: area });
    const postId = place.json().id;
    const device = uuid7();
    const made = await by(token)('POST', '/gates/devices', { id: device, name: 'Máy chốt 1', postId });
    expect(made.statusCode, made.body).toBe(201);
    const { items } = (await by(token)('GET', '/session/devices')).json();
    expect(items[1]).toMatchObject({ id: device, kind: 'phone', name: 'Máy chốt 1', current: false });
    // What a phone has not sent yet would go with it: ending everything else leaves it.
    expect((await by(token)('POST', '/session/devices/end', { id: null })).json()).toEqual({ ended: 0 });
    expect((await by(token)('GET', `/gates/pack?device=${device}`)).statusCode).toBe(200);
    expect((await by(token)('POST', '/session/devices/end', { id: device })).json()).toEqual({ ended: 1 });
    expect((await by(token)('GET', `/gates/pack?device=${device}`)).statusCode).toBe(410);
  });
});

describe('a one-time password', () => {
  it('is good for nothing but setting another, and ends', async () => {
    const made = await administrator.post('/users', {
      login: 'mot.lan',
      name: 'Một Lần',
      roles: [{ role: 'health-officer', areaId: t.areaId('20') }],
    });
    const { oneTimePassword } = made.json();
    const open = await by('')('POST', '/session', { login: 'mot.lan', password: oneTimePassword });
    const call = by(open.json().token);
    expect((await call('GET', '/session')).json().mustChangePassword).toBe(true);
    expect((await call('GET', '/cases')).json().code).toBe('request.must-change-password');
    expect((await call('POST', '/people', { fullName: 'A', birthYear: 1990 })).statusCode).toBe(403);
    expect((await call('POST', '/declarations', {})).json().code).toBe('request.must-change-password');
    expect((await call('GET', '/system/info')).statusCode).toBe(200);
    t.clock.advance(72 * 3_600_000);
    const late = await by('')('POST', '/session', { login: 'mot.lan', password: oneTimePassword });
    expect(late.json().code).toBe('session.password-ended');
    administrator = await t.as('administrator');
  });

  it('goes with the authenticator that was lost, as an administrator says', async () => {
    const { id, logIn } = await officer('mat.dien.thoai');
    const token = await logIn();
    expect((await by(token)('POST', '/session/totp', {})).statusCode).toBe(200);
    const { version } = (await administrator.get('/users?q=mat.dien')).json().items[0];
    expect((await administrator.patch(`/users/${id}`, { version, resetTotp: true })).statusCode).toBe(200);
    t.clock.advance(5_001);
    expect((await by(token)('GET', '/session')).statusCode).toBe(401);
  });
});

describe('the contact of an account', () => {
  it('is written by its administrator, corrected, and never shared by two', async () => {
    const make = async (login: string, contact: object) =>
      await administrator.post('/users', {
        login,
        name: 'Có Liên Lạc',
        roles: [{ role: 'tracer', areaId: t.areaId('20') }],
        contact,
      });
    const first = await make('lien.lac', { phone: '0912 345 678', email: ' A@Tinh.vn ', staffCode: 'cb-1' });
    expect(first.statusCode, first.body).toBe(201);
    const shown = async () => (await administrator.get('/users?q=lien.lac')).json().items[0];
    expect((await shown()).contact).toEqual({ phone: '0912345678', email: 'a@tinh.vn', staffCode: 'CB-1' });
    expect((await make('lien.lac2', { email: 'a@tinh.vn' })).json().code).toBe('session.contact-taken');
    expect((await administrator.get('/users?q=lien.lac2')).json().items).toEqual([]);
    expect((await make('lien.lac3', { phone: '12' })).json().code).toBe('session.contact-phone');
    const id = first.json().id;
    const bad = await administrator.patch(`/users/${id}`, { version: 1, name: 'X', contact: { email: 'x' } });
    expect(bad.json().code).toBe('session.contact-email');
    expect((await shown()).name).toBe('Có Liên Lạc');
    await administrator.patch(`/users/${id}`, { version: 1, contact: { email: null } });
    expect((await shown()).contact).toEqual({ phone: '0912345678', email: null, staffCode: 'CB-1' });
  });
});
