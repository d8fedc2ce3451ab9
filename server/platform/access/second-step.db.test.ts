import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, TEST_PASSWORD } from '../../../test/support/accounts.ts';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import type { Role } from '../../../contract/rights.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

/** Time passes here: an administrator who logs in now. */
const administrator = async () => await t.as('administrator');
const DAY_MS = 86_400_000;
let made = 0;

async function officer(role: Role, dataset = 'demo'): Promise<{ id: string; login: string }> {
  made += 1;
  const login = `buoc-hai-${made}`;
  const roles = [{ role, areaId: t.areaId('20') }];
  return { login, id: await addAccount(t.app.platform, dataset, { login, name: 'Cán bộ', roles }) };
}
const logIn = async (login: string, totp?: string) =>
  await t.anonymous.post('/session', {
    login,
    password: TEST_PASSWORD,
    ...(totp === undefined ? {} : { totp }),
  });
async function enter(login: string, totp?: string) {
  const answer = await logIn(login, totp);
  expect(answer.statusCode, answer.body).toBe(200);
  const headers = { authorization: `Bearer ${answer.json().token}` };
  const send = async (method: 'GET' | 'POST', path: string, payload?: object) =>
    await t.http.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
  return { send, session: (await send('GET', '/session')).json() };
}
/** Sets an authenticator up. @returns how to make codes, and what may be written down. */
async function enrol({ send }: Awaited<ReturnType<typeof enter>>) {
  const secret = new URL((await send('POST', '/session/totp', {})).json().uri).searchParams.get('secret')!;
  const code = () => {
    t.clock.advance(30_000);
    return new TOTP({ secret }).generate({ timestamp: t.clock.now() });
  };
  const confirmed = await send('POST', '/session/totp', { code: code() });
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  return { code, recoveryCodes: confirmed.json().recoveryCodes as string[] };
}
const today = () => new Date(t.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const require = async (role: Role, body: object = {}) =>
  await (
    await administrator()
  ).send('PUT', `/second-step/${role}`, {
    required: true,
    from: today(),
    graceDays: 3,
    reason: 'Công văn 12/STTTT',
    ...body,
  });

describe('a role that must log in with an authenticator', () => {
  it('is told from the day on, works through its grace, and then sets one up before anything else', async () => {
    const { login } = await officer('tracer');
    expect((await enter(login)).session.secondStep).toBeNull();
    expect((await require('tracer')).statusCode).toBe(200);
    const dueOn = new Date(Date.parse(today()) + 3 * DAY_MS).toISOString().slice(0, 10);
    const warned = await enter(login);
    expect(warned.session.secondStep).toEqual({ dueOn, overdue: false });
    expect((await warned.send('GET', '/cases')).statusCode).toBe(200);

    t.clock.advance(3 * DAY_MS);
    const due = await enter(login);
    expect(due.session.secondStep).toEqual({ dueOn, overdue: true });
    const refused = await due.send('GET', '/cases');
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'request.second-step-due']);
    const { code } = await enrol(due);
    t.clock.advance(6_000);
    expect((await due.send('GET', '/session')).json().secondStep).toBeNull();
    expect((await due.send('GET', '/cases')).statusCode).toBe(200);
    expect((await logIn(login)).json().code).toBe('session.totp-required');
    expect((await logIn(login, code())).statusCode).toBe(200);
  });

  it('is judged at log-in: nobody is stopped in the middle of a shift', async () => {
    const { login } = await officer('gate-officer');
    const shift = await enter(login);
    t.clock.advance(1_000);
    await require('gate-officer', { graceDays: 0 });
    t.clock.advance(3_600_000);
    const during = (await shift.send('GET', '/session')).json();
    expect(during.rights).toContain('gate.record');
    expect(during.secondStep).toBeNull();
    expect((await shift.send('GET', '/session/devices')).statusCode).toBe(200);
    expect((await enter(login)).session.secondStep.overdue).toBe(true);
  });

  it('of an account made later has its grace from that day; when it is lifted, nothing is asked', async () => {
    await require('laboratory', { graceDays: 5 });
    t.clock.advance(30 * DAY_MS);
    const { login } = await officer('laboratory');
    expect((await enter(login)).session.secondStep).toMatchObject({ overdue: false });
    t.clock.advance(6 * DAY_MS);
    expect((await enter(login)).session.secondStep).toMatchObject({ overdue: true });
    await require('laboratory', { required: false });
    expect((await enter(login)).session.secondStep).toBeNull();
  });

  it('is set by who administers the province, kept with the reason, and shown with who lacks it', async () => {
    const commune = await t.as('administrator', '06184');
    const body = { required: true, from: today(), graceDays: 0, reason: 'x' };
    const refused = await commune.send('PUT', '/second-step/analyst', body);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'session.second-step-whole']);
    expect((await commune.get('/second-step')).json().mayChange).toBe(false);
    await officer('analyst');
    await require('analyst');
    const shown = (await (await administrator()).get('/second-step')).json();
    expect(shown.mayChange).toBe(true);
    expect(shown.items.find((one: { role: string }) => one.role === 'analyst')).toMatchObject({
      required: true,
      graceDays: 3,
      reason: 'Công văn 12/STTTT',
      accounts: 1,
      without: 1,
    });
    const trail = (await (await t.as('auditor', null)).get('/audit?action=second-step.rule&limit=1')).json()
      .items;
    expect(trail[0]).toMatchObject({ reason: 'Công văn 12/STTTT' });
  });

  it('is the administrator of a real installation from the start, never of the simulated one', async () => {
    const live = await t.as('administrator', '20', 'live');
    const items = (await live.get('/second-step')).json().items as { role: string; required: boolean }[];
    expect(items.filter(({ required }) => required).map(({ role }) => role)).toEqual(['administrator']);
    expect((await (await administrator()).get('/session')).json().secondStep).toBeNull();
  });
});

describe('recovery codes', () => {
  it('open the account once each, and are made anew by who holds the authenticator', async () => {
    const { login } = await officer('operator');
    const first = await enter(login);
    const { code, recoveryCodes } = await enrol(first);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(recoveryCodes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const written = recoveryCodes[0]!.toLowerCase().replace('-', ' ');
    expect((await enter(login, written)).session.recoveryCodesLeft).toBe(9);
    expect((await logIn(login, recoveryCodes[0])).json().code).toBe('session.wrong-totp');
    const renew = async (totp: string) => await first.send('POST', '/session/recovery-codes', { totp });
    expect((await renew('000000')).statusCode).toBe(422);
    const renewed = (await renew(code())).json().codes as string[];
    expect((await logIn(login, recoveryCodes[1])).statusCode).toBe(401);
    expect((await enter(login, renewed[0])).session.recoveryCodesLeft).toBe(9);
  });

  it('go with the authenticator when an administrator takes it off, on record with the reason', async () => {
    const { login, id } = await officer('vaccinator');
    const { recoveryCodes } = await enrol(await enter(login));
    const taken = await (
      await administrator()
    ).patch(`/users/${id}`, {
      version: 1,
      resetTotp: true,
      reason: 'Mất điện thoại',
    });
    expect(taken.statusCode, taken.body).toBe(200);
    expect((await enter(login)).session).toMatchObject({ totpEnrolled: false, recoveryCodesLeft: 0 });
    const again = await enrol(await enter(login));
    expect((await logIn(login, recoveryCodes[2])).statusCode).toBe(401);
    expect((await logIn(login, again.recoveryCodes[2])).statusCode).toBe(200);
    const trail = (await (await t.as('auditor', null)).get(`/audit?subject=${id}`)).json().items as {
      action: string;
      reason: string;
    }[];
    expect(trail).toContainEqual(
      expect.objectContaining({ action: 'account.totp-reset', reason: 'Mất điện thoại' }),
    );
    expect(trail.map(({ action }) => action)).toContain('account.recovery-code');
  });

  it('are guarded against guessing like a code', async () => {
    const { login } = await officer('communicator');
    await enrol(await enter(login));
    for (let i = 0; i < 5; i += 1) {
      expect((await logIn(login, 'AAAAA-AAAAA')).json().code).toBe('session.wrong-totp');
    }
    expect((await logIn(login, 'AAAAA-AAAAA')).statusCode).toBe(429);
  });
});
