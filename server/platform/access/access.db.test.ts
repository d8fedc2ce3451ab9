import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';
import { refuse } from './refusals.ts';
import { systemScope } from './scope.ts';
import { createFailureGuard, underGuard } from './usecases/failure-guard.ts';
import { createAccount } from './usecases/manage-accounts.ts';

const PASSWORD = 'correct horse battery';
let t: TestApp;
let number = 0;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

async function account(): Promise<string> {
  number += 1;
  const login = `officer-${number}`;
  const made = await createAccount(t.app.platform, t.app.areaPaths, systemScope('test', 'demo'), {
    login,
    name: 'Cán bộ',
    roles: [{ role: 'tracer', areaId: t.areaId('20') }],
    password: PASSWORD,
  });
  expect(made.ok).toBe(true);
  return login;
}
const logIn = async (login: string, password = PASSWORD, totp?: string) =>
  await t.anonymous.post('/session', { login, password, ...(totp === undefined ? {} : { totp }) });

describe('log-in', () => {
  it('answers a token and a cookie that scripts can not read, for the right password only', async () => {
    const login = await account();
    expect((await logIn(login, 'wrong')).json().code).toBe('session.wrong-login');
    expect((await logIn('nobody')).json().code).toBe('session.wrong-login');
    const reply = await logIn(login.toUpperCase());
    expect(reply.statusCode).toBe(200);
    expect(reply.json().user.roles[0]).toMatchObject({ role: 'tracer', areaName: 'Tỉnh Lạng Sơn' });
    const cookie = String(reply.headers['set-cookie']);
    expect(cookie).toMatch(/^vx_session=\S{40,}; /);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) {
      expect(cookie).toContain(attribute);
    }
  });

  it('pauses a login after five failures, whatever the address, and lets it in again later', async () => {
    const login = await account();
    for (let i = 0; i < 5; i += 1) {
      await logIn(login, 'wrong');
    }
    const paused = await logIn(login);
    expect(paused.statusCode).toBe(429);
    expect(paused.json().code).toBe('session.paused');
    t.clock.advance(16 * 60_000);
    expect((await logIn(login)).statusCode).toBe(200);
  });

  it('counts failures over all processes, and a restart does not forget them', async () => {
    const login = await account();
    const second = await testApp({ beside: t, clock: t.clock });
    const wrong = { login, password: 'wrong' };
    for (const one of [t, second, t, second, t]) {
      await one.anonymous.post('/session', wrong);
    }
    expect((await second.anonymous.post('/session', { login, password: PASSWORD })).statusCode).toBe(429);
    await second.close();
    const restarted = await testApp({ beside: t, clock: t.clock });
    expect((await restarted.anonymous.post('/session', { login, password: PASSWORD })).statusCode).toBe(429);
    await restarted.close();
  });

  it('keeps what was guessed at as a keyed hash only, and forgets it when it counts no more', async () => {
    const typed = 'mat-khau-go-nham-vao-o-ten';
    await logIn(typed, 'wrong');
    const rows = async () =>
      (
        await sql<{ line: string }>`select row_to_json(f)::text as line from log_in_failure f`.execute(
          t.app.platform.db,
        )
      ).rows;
    const before = (await rows()).length;
    expect(before).toBeGreaterThan(0);
    expect(JSON.stringify(await rows())).not.toContain(typed);
    t.clock.advance(16 * 60_000);
    const jobs = t.app.modules.flatMap((module) => module.jobs ?? []);
    await jobs.find(({ kind }) => kind === 'access.tidy')!.run({}, {} as never);
    expect(await rows()).toEqual([]);
  });

  it('gains nothing by guessing many at once', async () => {
    const login = await account();
    const tries = await Promise.all(Array.from({ length: 12 }, async () => await logIn(login, 'wrong')));
    expect(tries.every(({ statusCode }) => statusCode === 401 || statusCode === 429)).toBe(true);
    expect((await logIn(login)).statusCode).toBe(429);
  });

  it('tells nobody who guesses many at once which of them was right', async () => {
    const guard = createFailureGuard(t.app.platform);
    const wrong = refuse('wrong-login');
    const failed = Promise.withResolvers<void>();
    const prove = async (answer: Outcome<null>, until?: Promise<void>) => {
      const outcome = await underGuard(guard, 'login many', t.clock.now(), async () => {
        await until;
        return answer;
      });
      return outcome.ok ? 'in' : outcome.code;
    };
    const late = [done(null), refuse('totp-required'), refuse('password-ended'), wrong].map(
      async (answer) => await prove(answer, failed.promise),
    );
    for (let i = 0; i < 5; i += 1) {
      expect(await prove(wrong)).toBe('session.wrong-login');
    }
    failed.resolve();
    expect(new Set(await Promise.all(late))).toEqual(new Set(['session.paused']));
  });

  it('asks for the code of an account with two steps; a code works once', async () => {
    const login = await account();
    const caller = (await logIn(login)).json();
    const send = async (body: object) =>
      await t.http.inject({
        method: 'POST',
        url: '/api/v1/session/totp',
        headers: { authorization: `Bearer ${caller.token}` },
        payload: body,
      });
    const secret = new URL((await send({})).json().uri).searchParams.get('secret')!;
    const code = () => new TOTP({ secret }).generate({ timestamp: t.clock.now() });
    expect((await send({ code: '000000' })).json().code).toBe('session.wrong-totp');
    expect((await send({ code: code() })).json()).toMatchObject({ enrolled: true });
    expect((await logIn(login)).json().code).toBe('session.totp-required');
    expect((await logIn(login, PASSWORD, code())).json().code).toBe('session.wrong-totp');
    t.clock.advance(30_000);
    expect((await logIn(login, PASSWORD, code())).statusCode).toBe(200);
    expect((await logIn(login, PASSWORD, code())).json().code).toBe('session.wrong-totp');
  });
});

describe('an authenticator and a password', () => {
  it('are replaced only by who holds them: a page left open is not enough', async () => {
    const login = await account();
    const { token } = (await logIn(login)).json();
    const send = async (path: string, payload: object) =>
      await t.http.inject({
        method: 'POST',
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${token}` },
        payload,
      });
    const secretOf = (answer: { json: () => { uri: string } }) =>
      new URL(answer.json().uri).searchParams.get('secret')!;
    const first = secretOf(await send('/session/totp', {}));
    const code = (secret: string) => new TOTP({ secret }).generate({ timestamp: t.clock.now() });
    await send('/session/totp', { code: code(first) });
    t.clock.advance(60_000);
    for (const body of [{}, { current: '000000' }]) {
      const refused = await send('/session/totp', body);
      expect([refused.statusCode, refused.json().code]).toEqual([422, 'session.current-code']);
    }
    const second = secretOf(await send('/session/totp', { current: code(first) }));
    expect((await send('/session/totp', { code: code(second) })).json()).toMatchObject({ enrolled: true });
    const change = async (current: string, next: string) =>
      (await send('/session/password', { current, next })).json().code;
    expect(await change(PASSWORD, PASSWORD)).toBe('session.same-password');
    for (let i = 0; i < 5; i += 1) {
      expect(await change('not my password', 'a long enough password')).toBe('session.wrong-password');
    }
    expect(await change(PASSWORD, 'a long enough password')).toBe('session.paused');
  });

  it('opens one of two log-ins that come with the same code at the same time', async () => {
    const login = await account();
    const { token } = (await logIn(login)).json();
    const send = async (payload: object) =>
      await t.http.inject({
        method: 'POST',
        url: '/api/v1/session/totp',
        headers: { authorization: `Bearer ${token}` },
        payload,
      });
    const secret = new URL((await send({})).json().uri).searchParams.get('secret')!;
    const code = () => new TOTP({ secret }).generate({ timestamp: t.clock.now() });
    await send({ code: code() });
    t.clock.advance(60_000);
    const answers = await Promise.all(
      Array.from({ length: 4 }, async () => await logIn(login, PASSWORD, code())),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });
});

describe('a session', () => {
  it('by cookie must prove that our page sent a write', async () => {
    const login = await account();
    const cookie = String((await logIn(login)).headers['set-cookie']).split(';')[0]!;
    const session = await t.http.inject({ url: '/api/v1/session', headers: { cookie } });
    const write = async (headers: Record<string, string>) =>
      await t.http.inject({
        method: 'POST',
        url: '/api/v1/session/password',
        headers: { cookie, ...headers },
        payload: { current: PASSWORD, next: 'another long password' },
      });
    expect((await write({})).json().code).toBe('request.csrf');
    expect((await write({ 'x-csrf-token': 'guess' })).json().code).toBe('request.csrf');
    expect((await write({ 'x-csrf-token': session.json().csrfToken })).statusCode).toBe(204);
    expect((await logIn(login)).json().code).toBe('session.wrong-login');
  });

  it('ends with its twelve hours, with log-out, and with a suspension within seconds', async () => {
    const admin = await t.as('administrator');
    const officer = await t.as('tracer');
    expect((await officer.get('/session')).json().rights).toContain('tracing.run');
    expect(
      (await admin.patch(`/users/${officer.accountId}`, { version: 1, suspended: true })).statusCode,
    ).toBe(200);
    t.clock.advance(6_000);
    expect((await officer.get('/session')).statusCode).toBe(401);
    const other = await t.as('tracer');
    expect((await other.send('DELETE', '/session')).statusCode).toBe(204);
    expect((await other.get('/session')).statusCode).toBe(401);
    const third = await t.as('tracer');
    t.clock.advance(13 * 3_600_000);
    expect((await third.get('/session')).statusCode).toBe(401);
  });

  it('that has ended is not taken for an anonymous caller, and does not hinder a new log-in', async () => {
    const login = await account();
    const cookie = String((await logIn(login)).headers['set-cookie']).split(';')[0]!;
    const again = await t.http.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { cookie },
      payload: { login, password: PASSWORD },
    });
    expect(again.statusCode).toBe(200);
    t.clock.advance(13 * 3_600_000);
    const scan = await t.http.inject({
      method: 'POST',
      url: '/api/v1/presence',
      headers: { cookie },
      payload: {},
    });
    expect(scan.json().code).toBe('request.session-required');
    const later = await t.http.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { cookie },
      payload: { login, password: PASSWORD },
    });
    expect(later.statusCode).toBe(200);
  });

  it('in use gets its time again, up to a day after log-in', async () => {
    const officer = await t.as('tracer');
    const end = async () => Date.parse((await officer.get('/session')).json().expiresAt);
    const opened = t.clock.now();
    expect(await end()).toBe(opened + 12 * 3_600_000);
    t.clock.advance(10 * 3_600_000);
    expect(await end()).toBe(opened + 22 * 3_600_000);
    t.clock.advance(10 * 3_600_000);
    expect(await end()).toBe(opened + 24 * 3_600_000);
    t.clock.advance(5 * 3_600_000);
    expect((await officer.get('/session')).statusCode).toBe(401);
  });

  it('may not go to a dataset that it has no right for', async () => {
    const officer = await t.as('gate-officer');
    expect((await officer.send('PUT', '/session/dataset', { dataset: 'live' })).json().code).toBe(
      'session.unknown-dataset',
    );
  });
});

describe('accounts', () => {
  it('are made inside the own area only, with a one-time password that must be changed', async () => {
    const admin = await t.as('administrator', '20');
    const roles = (area: string | null) => [
      { role: 'commune-officer', areaId: area === null ? null : t.areaId(area) },
    ];
    const outside = await admin.post('/users', { login: 'hue.1', name: 'Huế', roles: roles('46') });
    expect(outside.json().code).toBe('session.grant-outside');
    expect(
      (await admin.post('/users', { login: 'all.1', name: 'Cả nước', roles: roles(null) })).json().code,
    ).toBe('session.grant-outside');
    const made = await admin.post('/users', { login: 'ls.1', name: 'Lạng Sơn', roles: roles('20') });
    expect(made.statusCode).toBe(201);
    expect(
      (await admin.post('/users', { login: 'ls.1', name: 'Khác', roles: roles('20') })).json().code,
    ).toBe('session.login-taken');
    const session = await logIn('ls.1', made.json().oneTimePassword);
    const me = await t.http.inject({
      url: '/api/v1/session',
      headers: { authorization: `Bearer ${session.json().token}` },
    });
    expect(me.json().mustChangePassword).toBe(true);
  });

  it('edited twice from one version conflict', async () => {
    const admin = await t.as('administrator');
    const officer = await t.as('tracer');
    expect((await admin.patch(`/users/${officer.accountId}`, { version: 1, name: 'Một' })).statusCode).toBe(
      200,
    );
    expect((await admin.patch(`/users/${officer.accountId}`, { version: 1, name: 'Hai' })).json().code).toBe(
      'request.version-conflict',
    );
  });
});
