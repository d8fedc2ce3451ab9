import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { runningClock } from '../../../test/support/fixed.ts';
import { cookieOf, type TestProvider, walkProvider } from '../../../test/support/oidc-provider.ts';
import { type ProvinceProvider, provinceProvider } from '../../../test/support/province-provider.ts';
import * as walk from './testing/sso-walk.ts';

const { PUBLIC_URL } = walk;
const PASSWORD = 'correct horse battery';
let t: TestApp;
let province: ProvinceProvider;
let provider: TestProvider;
let administrator: Caller;
let people = 0;

beforeAll(async () => {
  province = await provinceProvider(PUBLIC_URL, { staffCodeClaim: 'staff_code', secondStep: ['mfa'] });
  ({ provider } = province);
  t = await testApp({ oidc: province.oidc, publicUrl: PUBLIC_URL, clock: runningClock() });
  administrator = await t.as('administrator');
});
afterAll(async () => {
  await t.close();
  await province.close();
});
beforeEach(() => {
  people += 1;
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
    const listed = async () => (await administrator.get('/users?q=thoi.noi')).json().items[0];
    expect(await listed()).toMatchObject({ ssoLinked: false, ssoEnded: true });
    const begun = await send('/session/sso/link', { password: PASSWORD });
    const flow = cookieOf(begun.headers['set-cookie'], 'vx_flow')!;
    const back = await comeBack(await walkProvider(begun.json().url), flow);
    expect(back.headers.location).toBe('/console/account?sso=linked');
    expect(await listed()).toMatchObject({ ssoLinked: true, ssoEnded: false });
    expect((await signIn()).headers.location).toBe('/console/');
  });

  it('that its officer undid is let come back by the administrator, with a reason on record', async () => {
    const send = await officer('noi.lai', { email: 'noi.lai@langson.gov.vn' });
    provider.person = { ...provider.person, email: 'noi.lai@langson.gov.vn', email_verified: true };
    expect((await signIn()).headers.location).toBe('/console/');
    expect((await send('/session/sso/unlink', { password: PASSWORD })).statusCode).toBe(204);
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-undone');
    const listed = async () => (await administrator.get('/users?q=noi.lai')).json().items[0];
    const { id, version } = await listed();
    const again = { version, relinkSso: true, reason: 'Cán bộ đề nghị nối lại' };
    expect((await administrator.patch(`/users/${id}`, again)).statusCode).toBe(200);
    expect(await listed()).toMatchObject({ ssoLinked: false, ssoEnded: false });
    expect((await signIn()).headers.location).toBe('/console/');
    expect(await listed()).toMatchObject({ ssoLinked: true, ssoEnded: false });
    const told = (await administrator.get(`/users/${id}/history`)).json().items;
    expect(told.find((one: { fields: string[] }) => one.fields.includes('relinkSso'))).toMatchObject({
      reason: 'Cán bộ đề nghị nối lại',
    });
  });

  it('that its officer undid stays undone while the e-mail or the staff code is still the same', async () => {
    const contact = { email: 'giu.nguyen@langson.gov.vn', staffCode: 'GN-01' };
    const send = await officer('giu.nguyen', contact);
    const listed = async () => (await administrator.get('/users?q=giu.nguyen')).json().items[0];
    const write = async (change: object) => {
      const { id, version } = await listed();
      const made = await administrator.patch(`/users/${id}`, { version, contact: change });
      expect(made.statusCode, made.body).toBe(200);
    };
    const who = { ...provider.person, email: contact.email, email_verified: true };
    provider.person = who;
    expect((await signIn()).headers.location).toBe('/console/');
    expect((await send('/session/sso/unlink', { password: PASSWORD })).statusCode).toBe(204);
    await write({ phone: '0912000001' });
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-undone');
    await write({ staffCode: 'GN-02' });
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-undone');
    await write({ email: 'khac@langson.gov.vn' });
    provider.person = { ...who, email: 'nobody@langson.gov.vn', staff_code: 'GN-02' };
    expect((await signIn()).headers.location).toBe('/console/login?sso=sso-undone');
    await write({ email: 'moi@langson.gov.vn', staffCode: 'GN-03' });
    provider.person = { ...who, email: 'moi@langson.gov.vn' };
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
describe('keys of the provider', () => {
  beforeEach(async () => {
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
