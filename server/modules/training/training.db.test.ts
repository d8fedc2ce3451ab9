import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { furnish } from '../community/testing/community-kit.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/** Enrols and answers how to call as the trainee: by the cookie that the answer sets. */
async function enrol(role: string, name = 'Lý Thị Mai', unit = 'Trạm Y tế Kỳ Lừa') {
  const answer = await t.anonymous.post('/training/enrol', { name, unit, role });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
  const session = await t.http.inject({ url: '/api/v1/session', headers: { cookie } });
  const headers = { cookie, 'x-csrf-token': session.json().csrfToken ?? '' };
  return {
    answer,
    session: session.json(),
    get: async (path: string) => (await t.http.inject({ url: `/api/v1${path}`, headers })).json(),
    patch: async (path: string, payload: object) =>
      await t.http.inject({ method: 'PATCH', url: `/api/v1${path}`, headers, payload }),
    file: async (path: string) =>
      await t.http.inject({ url: `/api/v1${path}`, headers: { ...headers, accept: 'text/csv' } }),
    post: async (path: string, payload: object) =>
      await t.http.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload }),
  };
}

describe('a trainee', () => {
  it('begins with a name and a unit alone, in the simulated province, with one role', async () => {
    const { answer, session } = await enrol('commune-officer');
    expect(answer.statusCode, answer.body).toBe(201);
    expect(session).toMatchObject({ dataset: 'demo', datasets: ['demo'], mustChangePassword: false });
    expect(session.user.roles).toMatchObject([{ role: 'commune-officer', areaName: 'Phường Kỳ Lừa' }]);
    expect(answer.json().token).toBeUndefined();
  });

  it('gets no role without a drill', async () => {
    const { answer } = await enrol('wall-screen');
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'training.no-drill']);
  });

  it('does a drill: acts count since it began, a question only by what the own screen shows', async () => {
    const me = await enrol('commune-officer', 'Nông Văn Đức', 'Trạm Y tế Đồng Đăng');
    const add = async (name: string) =>
      await me.post('/people', { fullName: name, birthYear: 1980, areaId: me.session.user.roles[0].areaId });
    expect((await add('Người Trước')).statusCode).toBe(201);
    t.clock.advance(1000);
    const run = await me.post('/training/runs', { id: uuid7(), drill: 'commune-officer' });
    expect([run.statusCode, run.json().done], run.body).toEqual([201, []]);
    const foreign = await me.post('/training/runs', { id: uuid7(), drill: 'laboratory' });
    expect(foreign.json().code).toBe('training.no-drill');
    t.clock.advance(1000);
    const person = await add('Người Sau');
    await me.get('/followups/today');
    await me.post(`/people/${person.json().id}/card`, {});
    const now = (await me.get('/training/run')).run;
    expect(now.done).toEqual(['person', 'card']);
    expect(now.finishedAt).toBeNull();
    const { path } = now.drill.steps.find(({ id }: { id: string }) => id === 'order');
    const { until } = await me.get(path);
    const [, month, day] = new Date(Date.parse(until) + 7 * 3_600_000).toISOString().slice(0, 10).split('-');
    const say = async (step: string, answer: string) =>
      await me.post(`/training/runs/${now.id}/answers`, { step, answer });
    expect((await say('person', 'x')).json().code).toBe('training.unknown-step');
    expect((await say('order', `${Number(day)}/${(Number(month) % 12) + 1}`)).json().code).toBe(
      'training.wrong-answer',
    );
    expect((await say('order', `${day}/${month}`)).json().done).toEqual(['person', 'card', 'order']);
  });

  it('who administers has a unit of their own, and every step is seen by what was done', async () => {
    const me = await enrol('administrator');
    const [role] = me.session.user.roles;
    expect(role).toMatchObject({ role: 'administrator' });
    expect(['Phường Kỳ Lừa', 'Xã Đồng Đăng', 'Tỉnh Lạng Sơn']).not.toContain(role.areaName);
    await me.post('/training/runs', { id: uuid7(), drill: 'administrator' });
    t.clock.advance(1000);
    const done = async () => (await me.get('/training/run')).run.done as string[];
    const good = async (path: string, body: object) => {
      const answer = await me.post(path, body);
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      return answer.json();
    };
    const grant = { role: 'commune-officer', areaId: role.areaId };
    const account = await good('/users', { login: `xa.${uuid7()}`, name: 'Cán bộ xã', roles: [grant] });
    expect(await done()).toEqual(['account']);
    const roles = [grant, { role: 'medical-staff', areaId: role.areaId }];
    expect((await me.patch(`/users/${account.id}`, { version: 1, roles })).statusCode).toBe(200);
    const users = (await me.get('/users?q=mất điện thoại')).items as { id: string }[];
    expect(users.length).toBeGreaterThan(0);
    await good(`/users/${users[0]!.id}/devices/end`, { id: null, reason: 'Mất điện thoại' });
    const expiresAt = new Date(t.clock.now() + 86_400_000).toISOString();
    const key = { id: uuid7(), name: 'Phần mềm xã', role: 'commune-officer', areaId: role.areaId, expiresAt };
    await good('/api-keys', key);
    await good(`/api-keys/${key.id}/revoke`, { reason: 'Lộ khóa' });
    const hook = {
      name: 'Tập huấn',
      url: 'https://tap-huan.invalid/nhan',
      ...grant,
      events: ['case.opened'],
    };
    const receiver = await good('/webhooks', { id: uuid7(), ...hook });
    const sent = await good(`/webhooks/${receiver.id}/ping`, {});
    expect(await done()).not.toContain('log');
    await good(`/webhook-deliveries/${sent.id}/redeliver`, {});
    expect((await me.get('/privacy/register')).items.length).toBeGreaterThan(10);
    await me.file('/audit');
    const run = (await me.get('/training/run')).run;
    expect(run.done).toEqual(run.drill.steps.map(({ id }: { id: string }) => id));
    expect(run.finishedAt).not.toBeNull();

    // Neither an account shown at the log-in page nor the province is theirs to change.
    const shown = await t.as('commune-officer', '06187');
    expect((await me.patch(`/users/${shown.accountId}`, { version: 1, suspended: true })).statusCode).toBe(
      404,
    );
    const wide = await me.post('/users', {
      login: `tinh.${uuid7()}`,
      name: 'Cả tỉnh',
      roles: [{ ...grant, areaId: t.areaId('20') }],
    });
    expect(wide.statusCode).toBe(403);
  });

  it('of a community team joins one, and finds its households', async () => {
    const kit = await furnish(t, [], '06187');
    await kit.post(kit.officer, '/community/rounds', {
      id: uuid7(),
      areaId: t.areaId('06187'),
      unitIds: [kit.unitId],
      day: localDate(t.clock.now()),
      reason: 'Tập huấn',
    });
    const me = await enrol('community-team', 'Triệu Thị Tổ', 'Tổ dân phố 3');
    const run = (await me.post('/training/runs', { id: uuid7(), drill: 'community-team' })).json();
    expect(run.drill.steps[0].path).toMatch(/^\/field\//u);
    t.clock.advance(1000);
    const { households } = await me.get('/community/today');
    expect(households.length).toBeGreaterThan(0);
    const visit = (result: string, more: object = {}) => ({
      id: uuid7(),
      householdId: households[0].id,
      at: new Date(t.clock.now()).toISOString(),
      result,
      ...more,
    });
    const sent = await me.post('/community/visits/batch', { items: [visit('seen')] });
    expect(sent.statusCode, sent.body).toBe(200);
    expect((await me.get('/training/run')).run.done).toEqual(['seen']);
    const say = async (answer: number) =>
      await me.post(`/training/runs/${run.id}/answers`, { step: 'today', answer: String(answer) });
    expect((await say(households.length + 1)).statusCode).toBe(422);
    expect((await say(households.length)).json().done).toEqual(['today', 'seen']);
    const worse = visit('worse', { personIds: [households[0].people[0].id], danger: true });
    const told = await me.post('/community/visits/batch', { items: [worse] });
    expect(told.statusCode, told.body).toBe(200);
    expect((await me.get('/training/run')).run.done).toEqual(['today', 'seen', 'worse']);
  });

  it('finishes when every step is done, and stands among the results', async () => {
    const me = await enrol('place-host', 'Hoàng Thị Sen', 'Nhà nghỉ Sao Mai');
    const run = (await me.post('/training/runs', { id: uuid7(), drill: 'place-host' })).json();
    expect(run.preparing).toBe(false);
    t.clock.advance(120_000);
    const [, placeCode] = /mã (\S+) của/u.exec(run.drill.steps[0].vi)!;
    const scan = {
      id: uuid7(),
      placeCode,
      person: { phone: '0900111222' },
      at: new Date(t.clock.now()).toISOString(),
    };
    // Another trainee's place is not one's own.
    const host = await enrol('place-host');
    await host.post('/training/runs', { id: uuid7(), drill: 'place-host' });
    expect((await host.post('/presence', scan)).statusCode).toBe(201);
    expect((await host.get('/training/run')).run.done).toEqual([]);
    expect((await me.get('/training/run')).run.done).toEqual(['desk']);
    const arrived = await me.post('/lodging/stays', {
      placeId: await placeOf(placeCode!),
      rows: [
        {
          id: uuid7(),
          fullName: 'Khách Thử',
          birthYear: 1990,
          arrivedAt: new Date(t.clock.now()).toISOString(),
        },
      ],
    });
    expect(arrived.statusCode, arrived.body).toBe(200);
    const finished = (await me.get('/training/run')).run;
    expect([finished.done, finished.finishedAt === null]).toEqual([['desk', 'lodging'], false]);
    const administrator = await t.as('administrator');
    const found = (await administrator.get('/training/results?q=sao mai')).json().items;
    expect(found).toMatchObject([
      { name: 'Hoàng Thị Sen', unit: 'Nhà nghỉ Sao Mai', done: 2, steps: 2, minutes: 2 },
    ]);
    const { areaId } = (await me.get('/session')).user.roles[0];
    const home = (await administrator.get(`/areas/${areaId}`)).json().code as string;
    const seenFrom = async (code: string) =>
      (await (await t.as('administrator', code)).get('/training/results?q=sao mai')).json().items.length;
    expect(await seenFrom(home)).toBe(1);
    // An administrator of another commune learns nothing of who trained here.
    const other = home === '06187' ? '06184' : '06187';
    expect(await seenFrom(other)).toBe(0);
    const restart = async (by: Caller) =>
      (await by.post('/training/restarts', { ids: [found[0].id] })).json<{ restarted: number }>().restarted;
    expect(await restart(await t.as('administrator', other))).toBe(0);
    expect(await restart(await t.as('administrator', home))).toBe(1);
    expect((await (await t.as('tracer')).get('/training/results')).statusCode).toBe(403);
  });
});

async function placeOf(code: string): Promise<string> {
  const cdc = await t.as('health-officer');
  return (await cdc.get(`/places?q=${code}`)).json().items[0].id;
}
