import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { runningClock } from '../../../test/support/fixed.ts';
import { cookieOf, type TestProvider, walkProvider } from '../../../test/support/oidc-provider.ts';
import { type ProvinceProvider, provinceProvider } from '../../../test/support/province-provider.ts';
import { uuid7 } from '../ids/uuid7.ts';
import * as walk from './testing/sso-walk.ts';

const { PUBLIC_URL } = walk;
let t: TestApp;
let second: TestApp;
let province: ProvinceProvider;
let provider: TestProvider;
let administrator: Caller;
let people = 0;

beforeAll(async () => {
  province = await provinceProvider(PUBLIC_URL, { staffCodeClaim: 'staff_code', secondStep: ['mfa'] });
  ({ provider } = province);
  t = await testApp({ oidc: province.oidc, publicUrl: PUBLIC_URL, clock: runningClock() });
  second = await testApp({ oidc: province.oidc, publicUrl: PUBLIC_URL, clock: t.clock, beside: t });
  administrator = await t.as('administrator');
});
afterAll(async () => {
  await second.close();
  await t.close();
  await province.close();
});
beforeEach(() => {
  people += 1;
  provider.secondsBehind = 0;
  provider.person = { sub: `person-${people}`, name: `Cán bộ ${people}` };
});

const begin = async (body?: object) => await walk.begin(t, body);
const comeBack = async (back: URL, flow: string | undefined) => await walk.comeBack(t, back, flow);
const signIn = async (body?: object) => await walk.signIn(t, body);
const sessionOf = async (answer: { headers: object }) => await walk.sessionOf(t, answer);
const { csrf } = walk;

const invite = async (contact: object, login = `moi.${people}`) =>
  await walk.invite(t, administrator, contact, login);
const give = async (group: string, role?: string, area?: string) =>
  await walk.give(t, administrator, group, role, area);

const auditOf = async (subject: string) =>
  (
    (await (await t.as('auditor', null)).get(`/audit?subject=${subject}`)).json().items as {
      action: string;
    }[]
  ).map(({ action }) => action);

describe('single sign-on', () => {
  it('lets in whom an administrator expects by a verified e-mail, as that account', async () => {
    const { id } = await invite({ email: 'Moi.Nguoi@langson.gov.vn' });
    provider.person = { ...provider.person, email: 'moi.nguoi@LANGSON.gov.vn', email_verified: true };
    const answer = await signIn({ next: '/cases?q=1' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/console/cases?q=1');
    const { session } = await sessionOf(answer);
    expect(session.user).toMatchObject({ id, name: 'Nguyễn Thị Mời' });
    // The one-time password was not used, so nothing asks for another.
    expect(session).toMatchObject({ method: 'sso', mustChangePassword: false });
    expect(session.rights).toContain('tracing.run');
    expect(await auditOf(id)).toContain('account.sso-link');
    expect((await signIn()).headers.location).toBe('/console/');
  });

  it('lets in by staff code, and refuses an e-mail that nobody verified', async () => {
    const { id } = await invite({ staffCode: 'cb-0042' }, 'ma.canbo');
    provider.person = { ...provider.person, staff_code: 'CB-0042' };
    expect((await sessionOf(await signIn())).session.user.id).toBe(id);
    await invite({ email: 'chua@langson.gov.vn' }, 'chua.xacminh');
    provider.person = { sub: 'unverified', email: 'chua@langson.gov.vn', email_verified: false };
    const refused = await signIn();
    expect(refused.headers.location).toBe('/console/login?sso=sso-unverified');
    expect(cookieOf(refused.headers['set-cookie'], 'vx_session')).toBeUndefined();
  });

  it('gives nobody rights by itself, and lets no suspended account in', async () => {
    provider.person = { ...provider.person, email: 'la@example.vn', email_verified: true, groups: ['khách'] };
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-unknown');
    const { id } = await invite({ email: 'khoa@langson.gov.vn' });
    await administrator.patch(`/users/${id}`, { version: 1, suspended: true });
    provider.person = { sub: 'suspended', email: 'khoa@langson.gov.vn', email_verified: true };
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-suspended');
  });

  it('takes no account that another person of the provider holds', async () => {
    await invite({ email: 'mot@langson.gov.vn' });
    provider.person = { sub: 'first', email: 'mot@langson.gov.vn', email_verified: true };
    expect((await signIn()).headers.location).toBe('/console/');
    provider.person = { sub: 'second', email: 'mot@langson.gov.vn', email_verified: true };
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-linked');
  });

  it('sends nobody to another site', async () => {
    await invite({ email: 'di@langson.gov.vn' });
    provider.person = { ...provider.person, email: 'di@langson.gov.vn', email_verified: true };
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\r\nx: y']) {
      expect((await t.anonymous.post('/session/sso', { next })).statusCode).toBeLessThan(401);
      if (!next.includes('\r')) {
        expect((await signIn({ next })).headers.location).toBe('/console/');
      }
    }
  });
});

describe('an answer that does not hold', () => {
  const refused = { statusCode: 303, headers: { location: '/console/login?sso=sso-late' } };
  beforeEach(async () => {
    await invite({ email: `p${people}@langson.gov.vn` });
    provider.person = { ...provider.person, email: `p${people}@langson.gov.vn`, email_verified: true };
  });

  it('for another browser, without a browser, or with another state is none', async () => {
    const one = await begin();
    const back = await walkProvider(one.url);
    const other = await begin();
    expect(await comeBack(back, undefined)).toMatchObject(refused);
    expect(await comeBack(back, other.flow)).toMatchObject(refused);
    expect(await comeBack(back, 'vx_flow=Zm9yZ2Vk')).toMatchObject(refused);
    const wrong = new URL(back);
    wrong.searchParams.set('state', 'guess');
    expect(await comeBack(wrong, one.flow)).toMatchObject(refused);
    expect((await comeBack(back, one.flow)).headers.location).toBe('/console/');
  });

  it('whose code was used before, or that took too long, is none', async () => {
    const one = await begin();
    const back = await walkProvider(one.url);
    expect((await comeBack(back, one.flow)).headers.location).toBe('/console/');
    expect(await comeBack(back, one.flow)).toMatchObject(refused);
    const late = await begin();
    const lateBack = await walkProvider(late.url);
    t.clock.advance(11 * 60_000);
    expect(await comeBack(lateBack, late.flow)).toMatchObject(refused);
    t.clock.advance(-11 * 60_000);
  });

  it('with another nonce or from another issuer is none', async () => {
    // The code is honest, but was asked for with another nonce and by another browser's PKCE.
    const one = await begin();
    const nonce = new URL(one.url);
    nonce.searchParams.set('nonce', 'another');
    expect(await comeBack(await walkProvider(nonce.href), one.flow)).toMatchObject(refused);
    const two = await begin();
    const back = await walkProvider(two.url);
    back.searchParams.set('iss', 'https://evil.example');
    expect(await comeBack(back, two.flow)).toMatchObject(refused);
  });

  it('whose ID token ran out is none, beyond the tolerance of the clocks', async () => {
    provider.secondsBehind = 60 + 31;
    expect(await signIn()).toMatchObject(refused);
    provider.secondsBehind = 60 + 20;
    expect((await signIn()).headers.location).toBe('/console/');
  });

  it('that says no is told as such', async () => {
    provider.person = { sub: 'refuses' };
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-denied');
  });
});

describe('the authenticator', () => {
  it('is asked for unless the provider asked for a second step itself', async () => {
    const { id } = await invite({ email: 'hai@langson.gov.vn' }, 'hai.buoc');
    provider.person = { ...provider.person, email: 'hai@langson.gov.vn', email_verified: true };
    const first = await sessionOf(await signIn());
    const send = async (path: string, payload: object) =>
      await t.http.inject({ method: 'POST', url: `/api/v1${path}`, headers: csrf(first), payload });
    const secret = new URL((await send('/session/totp', {})).json().uri).searchParams.get('secret')!;
    const code = () => new TOTP({ secret }).generate({ timestamp: t.clock.now() });
    expect((await send('/session/totp', { code: code() })).json()).toMatchObject({ enrolled: true });
    const answer = await signIn({ next: '/map' });
    expect(answer.headers.location).toBe('/console/login?sso=code');
    expect(cookieOf(answer.headers['set-cookie'], 'vx_session')).toBeUndefined();
    const flow = cookieOf(answer.headers['set-cookie'], 'vx_flow')!;
    const finish = async (totp: string, cookie = flow) =>
      await second.http.inject({
        method: 'POST',
        url: '/api/v1/session/sso/code',
        headers: { cookie },
        payload: { totp },
      });
    expect((await finish('000000')).json().code).toBe('session.wrong-totp');
    expect((await finish(code(), 'vx_flow=x')).json().code).toBe('session.sso-late');
    t.clock.advance(30_000);
    const finished = await finish(code());
    expect(finished.json()).toEqual({ next: '/map' });
    expect((await sessionOf(finished)).session.user.id).toBe(id);
    provider.person = { ...provider.person, amr: ['pwd', 'mfa'] };
    expect((await signIn({ next: '/map' })).headers.location).toBe('/console/map');
  });
});

describe('roles by group', () => {
  it('come at a sign-in, go at the next, and leave what an administrator gave by hand', async () => {
    await give('TTYT Đồng Đăng');
    await give('Truy vết', 'tracer', '20');
    provider.person = { ...provider.person, groups: ['TTYT Đồng Đăng', 'Truy vết', 'khác'] };
    const first = await sessionOf(await signIn());
    const { id } = first.session.user;
    expect(first.session.user.name).toBe(`Cán bộ ${people}`);
    expect(first.session.user.roles.map((one: { role: string }) => one.role).toSorted()).toEqual([
      'commune-officer',
      'tracer',
    ]);
    const listed = (await administrator.get(`/users?q=sso.`))
      .json()
      .items.find((one: { id: string }) => one.id === id);
    expect(listed.roles.map((one: { source: string }) => one.source)).toEqual(['group', 'group']);
    const byHand = [{ role: 'analyst', areaId: t.areaId('20') }];
    await administrator.patch(`/users/${id}`, { version: listed.version, roles: byHand });
    provider.person = { ...provider.person, groups: ['Truy vết'] };
    const second = await sessionOf(await signIn());
    expect(second.session.user.roles.map((one: { role: string }) => one.role).toSorted()).toEqual([
      'analyst',
      'tracer',
    ]);
    provider.person = { ...provider.person, groups: [] };
    const third = await sessionOf(await signIn());
    expect(third.session.user.roles).toMatchObject([{ role: 'analyst' }]);
    expect(await auditOf(id)).toContain('account.group-roles');
    // The session that was opened with more rights has no more than the account has now.
    t.clock.advance(6_000);
    const former = await t.http.inject({ url: '/api/v1/session', headers: { cookie: first.cookie } });
    expect(former.json().rights).not.toContain('tracing.run');
  });

  it('that all went open nothing, and do not come back by themselves', async () => {
    const groupRole = await give('Tạm');
    provider.person = { ...provider.person, groups: ['Tạm'] };
    const { session } = await sessionOf(await signIn());
    expect(session.rights).toContain('case.read');
    const taken = await administrator.post(`/group-roles/${groupRole}/end`, { reason: 'Hết đợt' });
    expect(taken.statusCode).toBe(200);
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-no-role');
  });

  it('are given inside the province and the own area only', async () => {
    const code = async (who: Caller, area: string, role = 'tracer') =>
      (await who.post('/group-roles', { id: uuid7(), group: 'N', role, areaId: t.areaId(area) })).json().code;
    const country = await t.as('administrator', null);
    expect(await code(country, '46')).toBe('session.group-outside');
    expect(await code(await t.as('administrator', '46'), '20')).toBe('session.grant-outside');
    expect(await code(administrator, '20')).toBeUndefined();
    expect(await code(administrator, '20')).toBe('session.group-known');
    const hue = await t.as('administrator', '46');
    expect((await hue.get('/group-roles')).json().items).toEqual([]);
    const { id } = (await administrator.get('/group-roles')).json().items[0];
    expect((await hue.post(`/group-roles/${id}/end`, { reason: 'x' })).statusCode).toBe(404);
  });
});

describe('leaving', () => {
  it('ends the session here and says where to end that of the provider', async () => {
    await invite({ email: 've@langson.gov.vn' });
    provider.person = { ...provider.person, email: 've@langson.gov.vn', email_verified: true };
    const own = await sessionOf(await signIn());
    const left = await t.http.inject({
      method: 'POST',
      url: '/api/v1/session/sso/leave',
      headers: csrf(own),
    });
    const url = new URL(left.json().url);
    expect(url.origin).toBe(provider.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC_URL}/console/login`);
    expect((await fetch(url, { redirect: 'manual' })).status).toBeLessThan(400);
    const after = await t.http.inject({ url: '/api/v1/session', headers: { cookie: own.cookie } });
    expect(after.statusCode).toBe(401);
  });
});

describe('without the provider', () => {
  it('says so in one sentence, and the log-in of the house goes on', async () => {
    const health = async () => {
      const items = (await (await t.as('health-officer')).get('/system/health')).json().items;
      return items.find((one: { name: string }) => one.name === 'sso');
    };
    expect(await health()).toMatchObject({ state: 'ok' });
    const one = await begin();
    const back = await walkProvider(one.url);
    await provider.close();
    expect((await comeBack(back, one.flow)).headers.location).toBe('/console/login?sso=sso-down');
    expect((await health()).state).toBe('error');
    expect((await (await t.as('tracer')).get('/session')).statusCode).toBe(200);
    const { oneTimePassword: password } = await invite({}, 'van.vao');
    expect((await t.anonymous.post('/session', { login: 'van.vao', password })).statusCode).toBe(200);
  });
});
