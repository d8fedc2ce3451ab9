import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { runningClock } from '../../../test/support/fixed.ts';
import {
  CLIENT_ID,
  cookieOf,
  CLIENT_SECRET,
  startProvider,
  type TestProvider,
  walkProvider,
} from '../../../test/support/oidc-provider.ts';
import { openidProvider } from '../../adapters/oidc/index.ts';
import { uuid7 } from '../ids/uuid7.ts';

const PUBLIC_URL = 'https://vungxanh.test';
const CALLBACK = `${PUBLIC_URL}/api/v1/session/sso/callback`;
const PASSWORD = 'correct horse battery';
let t: TestApp;
let second: TestApp;
let provider: TestProvider;
let folder: string;
let administrator: Caller;
let people = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-oidc-'));
  await writeFile(join(folder, 'secret'), `${CLIENT_SECRET}\n`);
  provider = await startProvider([CALLBACK], [`${PUBLIC_URL}/console/login`]);
  const oidc = openidProvider({
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    secretFile: join(folder, 'secret'),
    name: 'Cổng tỉnh',
    scopes: 'openid profile email groups',
    groupsClaim: 'groups',
    staffCodeClaim: 'staff_code',
    secondStep: ['mfa'],
    recheckMinutes: 15,
  });
  t = await testApp({ oidc, publicUrl: PUBLIC_URL, clock: runningClock() });
  second = await testApp({ oidc, publicUrl: PUBLIC_URL, clock: t.clock, beside: t });
  administrator = await t.as('administrator');
});
afterAll(async () => {
  await second.close();
  await t.close();
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  people += 1;
  provider.secondsBehind = 0;
  provider.person = { sub: `person-${people}`, name: `Cán bộ ${people}` };
});

async function begin(body: object = {}) {
  const answer = await t.anonymous.post('/session/sso', body);
  const flow = cookieOf(answer.headers['set-cookie'], 'vx_flow')!;
  expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  return { url: answer.json().url as string, flow };
}
const comeBack = async (back: URL, flow: string | undefined) =>
  await t.http.inject({
    url: `${back.pathname}${back.search}`,
    ...(flow === undefined ? {} : { headers: { cookie: flow } }),
  });
async function signIn(body: object = {}) {
  const { url, flow } = await begin(body);
  return await comeBack(await walkProvider(url), flow);
}
const sessionOf = async (answer: { headers: object }) => {
  const cookie = cookieOf((answer.headers as Record<string, unknown>)['set-cookie'], 'vx_session');
  const found = await t.http.inject({ url: '/api/v1/session', headers: { cookie: cookie! } });
  return { cookie: cookie!, session: found.json() };
};
const csrf = (one: { cookie: string; session: { csrfToken: string } }) => ({
  cookie: one.cookie,
  'x-csrf-token': one.session.csrfToken,
});

async function invite(contact: object, login = `moi.${people}`) {
  const made = await administrator.post('/users', {
    login,
    name: 'Nguyễn Thị Mời',
    roles: [{ role: 'tracer', areaId: t.areaId('20') }],
    contact,
  });
  expect(made.statusCode, made.body).toBe(201);
  return made.json() as { id: string; oneTimePassword: string };
}
async function give(group: string, role = 'commune-officer', area = '06184') {
  const body = { id: uuid7(), group, role, areaId: t.areaId(area) };
  const answer = await administrator.post('/group-roles', body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id as string;
}
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

describe('a link', () => {
  async function officer(login: string, contact: object = {}) {
    const { oneTimePassword } = await invite(contact, login);
    const opened = await t.anonymous.post('/session', { login, password: oneTimePassword });
    const first = await sessionOf(opened);
    await t.http.inject({
      method: 'POST',
      url: '/api/v1/session/password',
      headers: csrf(first),
      payload: { current: oneTimePassword, next: PASSWORD },
    });
    t.clock.advance(6_000);
    const again = await sessionOf(await t.anonymous.post('/session', { login, password: PASSWORD }));
    return async (path: string, payload: object) =>
      await t.http.inject({ method: 'POST', url: `/api/v1${path}`, headers: csrf(again), payload });
  }

  it('is made and undone by the officer, with the password again', async () => {
    const send = await officer('tu.noi');
    expect((await send('/session/sso/link', { password: 'wrong' })).json().code).toBe(
      'session.wrong-password',
    );
    const begun = await send('/session/sso/link', { password: PASSWORD });
    expect(begun.statusCode, begun.body).toBe(200);
    const flow = cookieOf(begun.headers['set-cookie'], 'vx_flow')!;
    const back = await comeBack(await walkProvider(begun.json().url), flow);
    expect(back.headers.location).toBe('/console/account?sso=linked');
    const { cookie, session } = await sessionOf(await signIn());
    expect(session.method).toBe('sso');
    const shown = await t.http.inject({ url: '/api/v1/session/sso', headers: { cookie } });
    expect(shown.json()).toMatchObject({ name: 'Cổng tỉnh', ownPassword: true });
    expect((await send('/session/sso/unlink', { password: PASSWORD })).statusCode).toBe(204);
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-unknown');
    // What the provider had opened ends with the link: it would be asked on, and give its rights back.
    t.clock.advance(6_000);
    expect((await t.http.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(401);
    expect((await send('/session/sso/unlink', { password: PASSWORD })).statusCode).toBe(204);
  });

  it('that was undone leads to another subject, and the former one to nobody', async () => {
    const send = await officer('doi.chu');
    const link = async () => {
      const begun = await send('/session/sso/link', { password: PASSWORD });
      const flow = cookieOf(begun.headers['set-cookie'], 'vx_flow')!;
      return (await comeBack(await walkProvider(begun.json().url), flow)).headers.location;
    };
    const former = { sub: 'former', name: 'Cán bộ' };
    const next = { sub: 'next', name: 'Cán bộ' };
    provider.person = former;
    expect(await link()).toBe('/console/account?sso=linked');
    expect(await link()).toBe('/console/account?sso=linked');
    provider.person = next;
    expect(await link()).toBe('/console/account?sso=sso-linked');
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-unknown');
    expect((await send('/session/sso/unlink', { password: PASSWORD })).statusCode).toBe(204);
    expect(await link()).toBe('/console/account?sso=linked');
    expect((await sessionOf(await signIn())).session.user.name).toBe('Nguyễn Thị Mời');
    provider.person = former;
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-unknown');
  });

  it('of one subject is one account’s, also when two ask at the same moment', async () => {
    const [first, other] = [await officer('mot.nguoi'), await officer('hai.nguoi')];
    const begin2 = async (send: typeof first) => {
      const begun = await send('/session/sso/link', { password: PASSWORD });
      const flow = cookieOf(begun.headers['set-cookie'], 'vx_flow')!;
      return { flow, back: await walkProvider(begun.json().url) };
    };
    const [one, two] = [await begin2(first), await begin2(other)];
    const answers = await Promise.all([comeBack(one.back, one.flow), comeBack(two.back, two.flow)]);
    expect(answers.map(({ headers }) => headers.location).toSorted()).toEqual([
      '/console/account?sso=linked',
      '/console/account?sso=sso-linked',
    ]);
    const { session } = await sessionOf(await signIn());
    const holder = answers[0]!.headers.location?.endsWith('=linked') === true ? 'mot.nguoi' : 'hai.nguoi';
    const listed = (await administrator.get(`/users?q=${holder}`)).json().items[0];
    expect(session.user.id).toBe(listed.id);
  });

  it('that its officer undid does not come back by an e-mail, but by the officer’s hand', async () => {
    const send = await officer('thoi.noi', { email: 'thoi.noi@langson.gov.vn' });
    provider.person = { ...provider.person, email: 'thoi.noi@langson.gov.vn', email_verified: true };
    expect((await signIn()).headers.location).toBe('/console/');
    expect((await send('/session/sso/unlink', { password: PASSWORD })).statusCode).toBe(204);
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-undone');
    const begun = await send('/session/sso/link', { password: PASSWORD });
    const flow = cookieOf(begun.headers['set-cookie'], 'vx_flow')!;
    const back = await comeBack(await walkProvider(begun.json().url), flow);
    expect(back.headers.location).toBe('/console/account?sso=linked');
    expect((await signIn()).headers.location).toBe('/console/');
  });

  it('to a subject that the provider replaced is undone by the administrator, and the next one is taken in', async () => {
    const { id } = await invite({ email: 'chuyen@langson.gov.vn' }, 'chuyen.cong');
    const email = { email: 'chuyen@langson.gov.vn', email_verified: true };
    provider.person = { sub: 'of-the-old-portal', ...email };
    const old = await sessionOf(await signIn());
    provider.person = { sub: 'of-the-new-portal', ...email };
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-linked');
    const listed = async () => (await administrator.get('/users?q=chuyen.cong')).json().items[0];
    expect((await listed()).ssoLinked).toBe(true);
    const { version } = await listed();
    const undo = { version, unlinkSso: true, reason: 'Tỉnh đổi cổng đăng nhập' };
    expect((await administrator.patch(`/users/${id}`, undo)).statusCode).toBe(200);
    expect((await listed()).ssoLinked).toBe(false);
    t.clock.advance(6_000);
    const after = await t.http.inject({ url: '/api/v1/session', headers: { cookie: old.cookie } });
    expect(after.statusCode).toBe(401);
    expect((await sessionOf(await signIn())).session.user.id).toBe(id);
    provider.person = { sub: 'of-the-old-portal', ...email };
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-linked');
  });

  it('can not be undone where nothing else opens the account', async () => {
    await give('Chỉ nhóm');
    provider.person = { ...provider.person, groups: ['Chỉ nhóm'] };
    const own = await sessionOf(await signIn());
    const unlinked = await t.http.inject({
      method: 'POST',
      url: '/api/v1/session/sso/unlink',
      headers: csrf(own),
      payload: { password: 'anything' },
    });
    expect(unlinked.json().code).toBe('session.sso-only');
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

describe('keys of the provider', () => {
  beforeEach(async () => {
    // The sign-ins of one minute are counted.
    t.clock.advance(60_000);
    provider.person = { ...provider.person, email: `k${people}@langson.gov.vn`, email_verified: true };
    await invite({ email: `k${people}@langson.gov.vn` });
  });

  it('may change while the program runs, without anybody noticing', async () => {
    expect((await signIn()).headers.location).toBe('/console/');
    provider.rotateKeys();
    expect((await signIn()).headers.location).toBe('/console/');
    provider.rotateKeys();
    expect((await signIn()).headers.location).toBe('/console/');
  });

  it('sign what it says: an answer by a key that it does not publish opens nothing', async () => {
    provider.rotateKeys(false);
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-late');
    provider.rotateKeys();
    expect((await signIn()).headers.location).toBe('/console/');
  });

  it('that cannot be read open nothing, and use nothing up', async () => {
    const one = await begin();
    const back = await walkProvider(one.url);
    provider.broken = ['/jwks'];
    const refused = await comeBack(back, one.flow);
    expect(refused.headers.location, refused.body).toBe('/console/login?sso=sso-down');
    provider.broken = [];
    expect((await comeBack(back, one.flow)).headers.location).toBe('/console/');
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
