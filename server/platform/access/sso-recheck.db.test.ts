import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { runningClock } from '../../../test/support/fixed.ts';
import { cookieOf, type TestProvider, walkProvider } from '../../../test/support/oidc-provider.ts';
import { type ProvinceProvider, provinceProvider } from '../../../test/support/province-provider.ts';
import * as walk from './testing/sso-walk.ts';

const { PUBLIC_URL } = walk;
const MINUTE_MS = 60_000;

let t: TestApp;
let province: ProvinceProvider;
let provider: TestProvider;
let administrator: Caller;
let people = 0;

beforeAll(async () => {
  province = await provinceProvider(PUBLIC_URL);
  ({ provider } = province);
  t = await testApp({ oidc: province.oidc, publicUrl: PUBLIC_URL, clock: runningClock() });
  administrator = await t.as('administrator');
  for (const [group, role] of [
    ['xa', 'commune-officer'],
    ['truy-vet', 'tracer'],
  ]) {
    await give(group!, role!, '06184');
  }
});
afterAll(async () => {
  await t.close();
  await province.close();
});
beforeEach(() => {
  people += 1;
  provider.refreshes = true;
  provider.knows = true;
  provider.person = { sub: `person-${people}`, name: `Cán bộ ${people}`, groups: ['xa', 'truy-vet'] };
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Signs in, and answers how to ask as that session. */
async function signIn() {
  const begun = await t.anonymous.post('/session/sso', {});
  const flow = cookieOf(begun.headers['set-cookie'], 'vx_flow')!;
  const back = await walkProvider(begun.json().url);
  const answer = await t.http.inject({ url: `${back.pathname}${back.search}`, headers: { cookie: flow } });
  const cookie = cookieOf(answer.headers['set-cookie'], 'vx_session')!;
  expect(cookie, answer.headers.location).toBeDefined();
  return async (path = '/session') => await t.http.inject({ url: `/api/v1${path}`, headers: { cookie } });
}

it('takes the rights of a group that was lost within a quarter of an hour, and asks no sooner', async () => {
  const ask = await signIn();
  provider.person = { ...provider.person, groups: ['xa'] };
  t.clock.advance(10 * MINUTE_MS);
  expect((await ask()).json().rights).toContain('tracing.run');
  t.clock.advance(6 * MINUTE_MS);
  const after = (await ask()).json();
  expect(after.user.roles.map(({ role }: { role: string }) => role)).toEqual(['commune-officer']);
  // A group that comes gives its rights the same way.
  provider.person = { ...provider.person, groups: ['truy-vet'] };
  t.clock.advance(16 * MINUTE_MS);
  const moved = (await ask()).json().user.roles;
  expect(moved.map(({ role }: { role: string }) => role)).toEqual(['tracer']);
});

it('ends the session of whoever has no role left, and of whom the provider knows no more', async () => {
  const roleless = await signIn();
  provider.person = { ...provider.person, groups: [] };
  t.clock.advance(16 * MINUTE_MS);
  // All that the page asks at once waits for the one answer.
  const answers = await Promise.all([roleless('/cases'), roleless('/cases'), roleless()]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);

  people += 1;
  provider.person = { sub: `person-${people}`, name: 'Cán bộ nghỉ việc', groups: ['xa'] };
  const gone = await signIn();
  const { id } = (await gone()).json().user;
  provider.knows = false;
  t.clock.advance(16 * MINUTE_MS);
  expect((await gone()).statusCode).toBe(401);
  const left = await sql<{ n: number }>`select count(*)::int as n from account_grant
    where account_id = ${id}`.execute(t.app.platform.db);
  expect(left.rows[0]!.n).toBe(0);
  const found = await sql<{ detail: object }>`select detail from audit
    where action = 'session.end' and subject_id = ${id}`.execute(t.app.platform.db);
  expect(found.rows.map(({ detail }) => detail)).toEqual([{ by: 'sso', why: 'gone' }]);
});

it('asks nothing on behalf of a link that was undone, and gives no rights back', async () => {
  const ask = await signIn();
  const { id } = (await ask()).json().user;
  await sql`delete from account_identity where account_id = ${id}`.execute(t.app.platform.db);
  await sql`delete from account_grant where account_id = ${id}`.execute(t.app.platform.db);
  t.clock.advance(16 * MINUTE_MS);
  expect((await ask()).statusCode).toBe(401);
  const left = await sql<{ n: number }>`select count(*)::int as n from account_grant
    where account_id = ${id}`.execute(t.app.platform.db);
  expect(left.rows[0]!.n).toBe(0);
});

it('lets a session live on where the provider gives nothing to ask with, and keeps what it gives encrypted', async () => {
  provider.refreshes = false;
  const warned = vi.spyOn(t.app.platform.log, 'warn');
  const ask = await signIn();
  provider.knows = false;
  t.clock.advance(16 * MINUTE_MS);
  expect((await ask()).statusCode).toBe(200);
  expect(warned.mock.calls.map(([what]) => what)).toEqual([
    { part: 'sso', why: 'refused', detail: 'token-ran-out' },
  ]);
  const kept = await sql<{ kept: Buffer }>`select provider_kept as kept from session
    where provider_kept is not null`.execute(t.app.platform.db);
  expect(kept.rows.length).toBeGreaterThan(0);
  expect(kept.rows.some((row) => row.kept.toString('utf8').includes('access'))).toBe(false);
});

const give = async (group: string, role: string, area: string) =>
  await walk.give(t, administrator, group, role, area);
const rolesOf = (session: { user: { roles: { role: string }[] } }) =>
  session.user.roles.map(({ role }) => role).toSorted();

it('takes a role that the group lost at once, unless another group gives the same', async () => {
  administrator = await t.as('administrator');
  const gone = await give('Đội cũ', 'medical-staff', '06184');
  const renamed = await give('Tên cũ', 'analyst', '20');
  await give('Tên mới', 'analyst', '20');
  provider.person = { ...provider.person, groups: ['Đội cũ', 'Tên cũ', 'Tên mới'] };
  const ask = await signIn();
  expect(rolesOf((await ask()).json())).toEqual(['analyst', 'medical-staff']);
  for (const id of [gone, renamed]) {
    const taken = await administrator.post(`/group-roles/${id}/end`, { reason: 'Hết đợt' });
    expect(taken.statusCode, taken.body).toBe(200);
  }
  t.clock.advance(6_000);
  expect(rolesOf((await ask()).json())).toEqual(['analyst']);
});

it('gives roles by group to what the provider opened only: a password knows nothing of groups', async () => {
  administrator = await t.as('administrator');
  await give('Lãnh đạo tỉnh', 'province-leader', '20');
  const login = 'hai.loi.vao';
  const contact = { email: 'hai.loi.vao@langson.gov.vn' };
  const roles = [{ role: 'tracer', areaId: t.areaId('20') }];
  const made = (await administrator.post('/users', { login, name: 'Hai Lối', roles, contact })).json();
  const groups = ['Lãnh đạo tỉnh'];
  provider.person = { ...provider.person, email: contact.email, email_verified: true, groups };
  const ask = await signIn();
  const session = (await ask()).json();
  expect([session.user.id, rolesOf(session)]).toEqual([made.id, ['province-leader', 'tracer']]);
  // Whoever made the account knows its password: it opens what was given by hand and no more.
  const opened = await t.anonymous.post('/session', { login, password: made.oneTimePassword });
  expect(rolesOf(opened.json())).toEqual(['tracer']);
  const headers = { authorization: `Bearer ${opened.json().token}` };
  const own = (await t.http.inject({ url: '/api/v1/session', headers })).json();
  expect(rolesOf(own)).toEqual(['tracer']);
  expect(own.rights).not.toContain('command.read');
});

it('says how to come in where all roles come by group and a password is tried', async () => {
  administrator = await t.as('administrator');
  const ask = await signIn();
  const { id } = (await ask()).json().user;
  const { items } = (await administrator.get('/users?q=sso.&limit=200')).json();
  const { login, version } = items.find((one: { id: string }) => one.id === id);
  const reset = await administrator.patch(`/users/${id}`, {
    version,
    resetPassword: true,
    reason: 'Cấp tạm',
  });
  const refused = await t.anonymous.post('/session', { login, password: reset.json().oneTimePassword });
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'session.group-rights']);
  expect(cookieOf(refused.headers['set-cookie'], 'vx_session')).toBeUndefined();
});

it('loses nobody where the provider breaks in the middle of its answer, or changes its keys', async () => {
  const ask = await signIn();
  const warned = vi.spyOn(t.app.platform.log, 'warn');
  for (const broken of ['/me', '/jwks', '/token']) {
    provider.broken = [broken];
    t.clock.advance(16 * MINUTE_MS);
    expect((await ask()).json().rights, broken).toContain('tracing.run');
  }
  expect(warned.mock.calls.map(([what]) => (what as { why: string }).why)).toEqual(['down', 'down', 'down']);
  provider.broken = [];
  provider.rotateKeys();
  provider.person = { ...provider.person, groups: ['xa'] };
  t.clock.advance(16 * MINUTE_MS);
  const after = await ask();
  expect(rolesOf(after.json())).toEqual(['commune-officer']);
  // The refresh token that came meanwhile is the one that is good: another quarter of an hour goes by it.
  t.clock.advance(16 * MINUTE_MS);
  expect((await ask()).statusCode).toBe(200);
});

it('lets a session live on to its end while the provider is down, and says so without a name', async () => {
  const ask = await signIn();
  const warned = vi.spyOn(t.app.platform.log, 'warn');
  await provider.close();
  t.clock.advance(16 * MINUTE_MS);
  expect((await ask()).json().rights).toContain('tracing.run');
  expect(warned.mock.calls.map(([what]) => what)).toEqual([
    { part: 'sso', why: 'down', detail: expect.any(String) },
  ]);
  expect(JSON.stringify(warned.mock.calls)).not.toMatch(/person-|Cán bộ/u);
  t.clock.advance(12 * 60 * MINUTE_MS);
  expect((await ask()).statusCode).toBe(401);
});
