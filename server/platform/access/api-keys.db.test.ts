import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../ids/uuid7.ts';

const DAY = 86_400_000;
const CACHE_MS = 5_001;

let t: TestApp;
let administrator: Caller;
beforeAll(async () => {
  t = await testApp();
  administrator = await t.as('administrator');
});
afterAll(() => t.close());

const body = (change: object = {}) => ({
  id: uuid7(),
  name: 'Cổng dữ liệu tỉnh',
  role: 'analyst',
  areaId: t.areaId('20'),
  expiresAt: new Date(t.clock.now() + 30 * DAY).toISOString(),
  ...change,
});
const by =
  (key: string) => async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
    await t.http.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload === undefined ? {} : { payload }),
    });
/** Replaces a key for half a year, unless told by another with seven days of overlap. */
const rotate = async (id: string, change: object = {}, who = administrator) =>
  await who.post(`/api-keys/${id}/rotate`, {
    id: uuid7(),
    expiresAt: new Date(t.clock.now() + 180 * DAY).toISOString(),
    overlapDays: 7,
    ...change,
  });

describe('a key of another system', () => {
  it('does what its role may do, is told once, and is listed without its text', async () => {
    const made = await administrator.post('/api-keys', body());
    expect(made.statusCode, made.body).toBe(201);
    const { id, key } = made.json();
    expect(key).toMatch(/^vxk_[\w-]{43}$/);
    const call = by(key);
    expect((await call('GET', `/figures?metric=cases.confirmed&area=${t.areaId('20')}`)).statusCode).toBe(
      200,
    );
    expect((await call('GET', '/users')).statusCode).toBe(403);
    const listed = (await administrator.get('/api-keys')).json().items;
    expect(listed).toMatchObject([{ id, role: 'analyst', revokedAt: null }]);
    expect(listed[0].lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(key.slice(4));
    const who = (await (await t.as('auditor', null)).get('/audit?action=api-key.make')).json().items;
    expect(who).toMatchObject([{ subjectId: id }]);
  });

  it('holds only the rights named, and only in its area', async () => {
    const { key } = (
      await administrator.post('/api-keys', body({ rights: ['figure.read'], areaId: t.areaId('06187') }))
    ).json();
    const call = by(key);
    expect((await call('GET', `/figures?metric=cases.confirmed&area=${t.areaId('06187')}`)).statusCode).toBe(
      200,
    );
    expect((await call('GET', `/figures?metric=cases.confirmed&area=${t.areaId('06184')}`)).statusCode).toBe(
      403,
    );
    expect((await call('GET', '/cases')).statusCode).toBe(403);
    expect((await call('GET', '/session')).json().rights).toEqual(['figure.read']);
  });

  it('ends at its day, and within seconds of being withdrawn', async () => {
    const { id, key } = (await administrator.post('/api-keys', body())).json();
    const call = by(key);
    expect((await call('GET', '/session')).statusCode).toBe(200);
    const revoked = await administrator.post(`/api-keys/${id}/revoke`, { reason: 'Lộ khóa' });
    expect(revoked.statusCode).toBe(200);
    t.clock.advance(CACHE_MS);
    expect((await call('GET', '/session')).statusCode).toBe(401);
    const again = await administrator.post(`/api-keys/${id}/revoke`, { reason: 'Lộ khóa' });
    expect(again.json().revokedAt).toBe(revoked.json().revokedAt);
    const short = (
      await administrator.post(
        '/api-keys',
        body({ expiresAt: new Date(t.clock.now() + 60_000).toISOString() }),
      )
    ).json();
    t.clock.advance(60_000 + CACHE_MS);
    expect((await by(short.key)('GET', '/session')).statusCode).toBe(401);
  });

  it('is replaced without a gap: for some days both hold, with the same rights in the same area', async () => {
    const given = body({ rights: ['figure.read'], areaId: t.areaId('06187') });
    const { id, key } = (await administrator.post('/api-keys', given)).json();
    const next = {
      id: uuid7(),
      expiresAt: new Date(t.clock.now() + 300 * DAY).toISOString(),
      overlapDays: 7,
    };
    const hue = await t.as('administrator', '46');
    expect((await hue.post(`/api-keys/${id}/rotate`, next)).statusCode).toBe(404);
    const made = await administrator.post(`/api-keys/${id}/rotate`, next);
    expect(made.statusCode, made.body).toBe(201);
    const { key: fresh, formerUntil } = made.json();
    expect(Date.parse(formerUntil) - t.clock.now()).toBe(7 * DAY);
    const rights = async (text: string) => (await by(text)('GET', '/session')).json().rights;
    expect([await rights(key), await rights(fresh)]).toEqual([['figure.read'], ['figure.read']]);
    // What an integrator sees of its own key: who it is, and when it ends.
    const own = (await by(fresh)('GET', '/session')).json();
    expect([own.user.name, own.expiresAt, own.method]).toEqual([
      `API: ${given.name}`,
      next.expiresAt,
      'api-key',
    ]);
    expect(own.user.roles).toMatchObject([{ role: 'analyst', areaId: t.areaId('06187') }]);
    t.clock.advance(7 * DAY + CACHE_MS);
    administrator = await t.as('administrator');
    expect((await by(key)('GET', '/session')).statusCode).toBe(401);
    expect(await rights(fresh)).toEqual(['figure.read']);
    const over = { ...next, id: uuid7() };
    expect((await administrator.post(`/api-keys/${id}/rotate`, over)).json().code).toBe('session.key-over');
  });

  it('never lives longer by being replaced', async () => {
    const ends = new Date(t.clock.now() + 3 * DAY).toISOString();
    const { id, key } = (await administrator.post('/api-keys', body({ expiresAt: ends }))).json();
    const made = await rotate(id, { overlapDays: 30 });
    expect(made.json().formerUntil, made.body).toBe(ends);
    t.clock.advance(3 * DAY + CACHE_MS);
    administrator = await t.as('administrator');
    expect((await by(key)('GET', '/session')).statusCode).toBe(401);
    expect((await by(made.json().key)('GET', '/session')).statusCode).toBe(200);
  });

  it('that leaked is replaced at once', async () => {
    const { id, key } = (await administrator.post('/api-keys', body())).json();
    const made = await rotate(id, { overlapDays: 0 });
    expect(made.statusCode, made.body).toBe(201);
    t.clock.advance(CACHE_MS);
    expect((await by(key)('GET', '/session')).statusCode).toBe(401);
    expect((await by(made.json().key)('GET', '/session')).statusCode).toBe(200);
  });

  it('is nobody who logs in: it changes no password, dataset or session, and no cookie carries it into a write', async () => {
    const { key } = (await administrator.post('/api-keys', body({ role: 'health-officer' }))).json();
    const call = by(key);
    const refused = [
      await call('PUT', '/session/dataset', { dataset: 'demo' }),
      await call('POST', '/session/password', { current: 'x', next: 'a long enough password' }),
      await call('POST', '/session/totp', {}),
      await call('DELETE', '/session'),
    ];
    expect(refused.map((answer) => answer.json().code)).toEqual(Array(4).fill('session.key-session'));
    const byCookie = await t.http.inject({
      method: 'POST',
      url: '/api/v1/people',
      cookies: { vx_session: key },
      payload: { fullName: 'Lý Thị Mai', birthYear: 1990 },
    });
    expect(byCookie.json().code).toBe('request.csrf');
  });

  it('makes no other key, account, role or receiver: withdrawn, it would live on in them', async () => {
    const made = (await administrator.post('/api-keys', body({ role: 'administrator' }))).json();
    const call = by(made.key);
    expect((await call('GET', '/users')).statusCode).toBe(200);
    const roles = [{ role: 'health-officer', areaId: t.areaId('20') }];
    const refused = [
      await call('POST', '/api-keys', body()),
      await call('POST', '/users', { login: 'do.khoa', name: 'Do khóa lập', roles }),
      await call('POST', '/group-roles', { id: uuid7(), group: 'N', role: 'tracer', areaId: t.areaId('20') }),
      await call('POST', `/users/${administrator.accountId}/devices/end`, { id: null, reason: 'x' }),
      await call('POST', `/webhooks/${uuid7()}/rotate`),
    ];
    expect(refused.map((answer) => answer.json().code)).toEqual(Array(5).fill('session.key-session'));
  });

  it('is made only inside the own area, for rights of the role, and for a year at most', async () => {
    const code = async (change: object, who = administrator) =>
      (await who.post('/api-keys', body(change))).json().code;
    expect(await code({ rights: ['user.manage'] })).toBe('session.key-rights');
    expect(await code({ expiresAt: new Date(t.clock.now() + 400 * DAY).toISOString() })).toBe(
      'session.key-term',
    );
    expect(await code({ expiresAt: new Date(t.clock.now() - DAY).toISOString() })).toBe('session.key-term');
    const hue = await t.as('administrator', '46');
    expect(await code({}, hue)).toBe('session.grant-outside');
    expect((await hue.get('/api-keys')).json().items).toEqual([]);
    const { id } = (await administrator.post('/api-keys', body())).json();
    expect((await hue.post(`/api-keys/${id}/revoke`, { reason: 'x' })).statusCode).toBe(404);
    const twice = body();
    await administrator.post('/api-keys', twice);
    const other = { ...twice, name: 'Hệ thống khác' };
    expect((await administrator.post('/api-keys', other)).json().code).toBe('request.conflict');
  });
});

const works = async (key: string) => {
  t.clock.advance(CACHE_MS);
  return (await by(key)('GET', '/session')).statusCode === 200;
};
const listed = async (id: string) =>
  (await administrator.get('/api-keys')).json().items.find((one: { id: string }) => one.id === id);

describe('a key that was replaced', () => {
  const made = async (change: object = {}) => (await administrator.post('/api-keys', body(change))).json();

  it('says by which, and is not replaced again while that one stands', async () => {
    const { id } = await made();
    expect(await listed(id)).toMatchObject({ replacedBy: null, replaced: false });
    const next = (await rotate(id)).json();
    expect(await listed(id)).toMatchObject({ replacedBy: next.id, replaced: true });
    expect(await listed(next.id)).toMatchObject({ replacedBy: null, replaced: false });
    const again = await rotate(id);
    expect([again.statusCode, again.json().code]).toEqual([409, 'session.key-replaced']);
    // The one in its place may be, and then that one stands for both.
    const third = (await rotate(next.id, { overlapDays: 0 })).json();
    expect((await rotate(id)).json().code).toBe('session.key-replaced');
    expect(await listed(id)).toMatchObject({ replacedBy: next.id, replaced: true });
    await administrator.post(`/api-keys/${third.id}/revoke`, { reason: 'Lộ khóa' });
    expect(await listed(id)).toMatchObject({ replacedBy: next.id, replaced: false });
    expect((await rotate(id)).statusCode).toBe(201);
  });

  it('is replaced by one of two who press at the same moment', async () => {
    const { id } = await made();
    const both = await Promise.all([rotate(id), rotate(id)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  });

  it('goes on to its day whatever becomes of its former keeper: whoever replaced it answers for both', async () => {
    const maker = await t.as('administrator');
    const { id, key } = (await maker.post('/api-keys', body())).json();
    expect((await rotate(id)).statusCode).toBe(201);
    expect(await listed(id)).toMatchObject({ keeperId: administrator.accountId });
    await administrator.patch(`/users/${maker.accountId}`, { version: 1, suspended: true });
    expect(await works(key)).toBe(true);
    const trail = (await (await t.as('auditor', null)).get(`/audit?subject=${id}`)).json().items;
    expect(trail.map(({ action }: { action: string }) => action)).toContain('api-key.hand-over');
  });

  it('whose answer was lost says that the new one is made, and that one is replaced in turn', async () => {
    const { id, key } = await made();
    const lost = uuid7();
    for (const overlapDays of [7, 0]) {
      const of = overlapDays === 7 ? id : (await made()).id;
      const sent = { id: overlapDays === 7 ? lost : uuid7(), overlapDays };
      expect((await rotate(of, sent)).statusCode).toBe(201);
      const again = await rotate(of, sent);
      expect([again.statusCode, again.json().code]).toEqual([409, 'session.key-made']);
    }
    const seen = (await rotate(lost, { overlapDays: 0 })).json();
    expect([await works(key), await works(seen.key)]).toEqual([true, true]);
    expect(await listed(id)).toMatchObject({ replaced: true });
  });

  it('is told from one that was made for the first time and whose answer was lost', async () => {
    const one = body();
    expect((await administrator.post('/api-keys', one)).statusCode).toBe(201);
    expect((await administrator.post('/api-keys', one)).json().code).toBe('session.key-made');
    const other = await t.as('administrator');
    expect((await other.post('/api-keys', one)).json().code).toBe('request.conflict');
    const { id } = await made();
    expect((await rotate(id, { id: one.id })).json().code).toBe('request.conflict');
  });
});

describe('whoever answers for a key', () => {
  it('takes it along when suspended or when the right goes, and brings it back', async () => {
    const maker = await t.as('administrator');
    const { id, key } = (await maker.post('/api-keys', body())).json();
    expect(await works(key)).toBe(true);
    const kept = (await administrator.get(`/users/${maker.accountId}/api-keys`)).json().items;
    expect(kept).toMatchObject([{ id, keeper: expect.stringMatching(/^administrator/u), stopped: null }]);
    await administrator.patch(`/users/${maker.accountId}`, {
      version: 1,
      suspended: true,
      reason: 'Nghỉ việc',
    });
    expect(await works(key)).toBe(false);
    expect(await listed(id)).toMatchObject({ stopped: 'suspended', revokedAt: null });
    await administrator.patch(`/users/${maker.accountId}`, { version: 2, suspended: false });
    expect(await works(key)).toBe(true);
    const roles = [{ role: 'administrator', areaId: t.areaId('06184') }];
    await administrator.patch(`/users/${maker.accountId}`, { version: 3, roles });
    expect(await works(key)).toBe(false);
    expect(await listed(id)).toMatchObject({ stopped: 'no-right' });
  });

  it('hands it on with the suspension, so that it never stops; to an administrator of its area only', async () => {
    const maker = await t.as('administrator');
    const { id, key } = (await maker.post('/api-keys', body())).json();
    const suspend = async (keysTo: string) =>
      await administrator.patch(`/users/${maker.accountId}`, { version: 1, suspended: true, keysTo });
    for (const unfit of [await t.as('tracer'), await t.as('administrator', '06184'), maker]) {
      const refused = await suspend(unfit.accountId);
      expect([refused.statusCode, refused.json().code]).toEqual([422, 'session.key-keeper']);
    }
    expect((await suspend(administrator.accountId)).statusCode).toBe(200);
    expect(await works(key)).toBe(true);
    expect(await listed(id)).toMatchObject({ keeperId: administrator.accountId, stopped: null });
    expect((await administrator.get(`/users/${maker.accountId}/api-keys`)).json().items).toEqual([]);
  });

  it('of a province stays stopped whoever in a commune hands the keys of its former administrator on', async () => {
    const maker = await t.as('administrator');
    const { id, key } = (await maker.post('/api-keys', body())).json();
    const own = (await maker.post('/api-keys', body({ areaId: t.areaId('06184') }))).json();
    const roles = [{ role: 'administrator', areaId: t.areaId('06184') }];
    await administrator.patch(`/users/${maker.accountId}`, { version: 1, roles });
    const commune = await t.as('administrator', '06184');
    const handed = await commune.patch(`/users/${maker.accountId}`, {
      version: 2,
      suspended: true,
      keysTo: administrator.accountId,
    });
    expect(handed.statusCode, handed.body).toBe(200);
    expect(await works(own.key)).toBe(true);
    expect(await works(key)).toBe(false);
    expect(await listed(id)).toMatchObject({ keeperId: maker.accountId, stopped: 'suspended' });
  });

  it('is put in place later too: a key that stopped works again, on record', async () => {
    const maker = await t.as('administrator');
    const { id, key } = (await maker.post('/api-keys', body())).json();
    await administrator.patch(`/users/${maker.accountId}`, { version: 1, suspended: true });
    expect(await works(key)).toBe(false);
    const take = { keeperId: administrator.accountId, reason: 'Nhận bàn giao' };
    const commune = await t.as('administrator', '06184');
    expect((await commune.post(`/api-keys/${id}/keeper`, take)).statusCode).toBe(404);
    expect((await administrator.post(`/api-keys/${id}/keeper`, take)).statusCode).toBe(200);
    expect(await works(key)).toBe(true);
    const trail = (await (await t.as('auditor', null)).get(`/audit?subject=${id}`)).json().items;
    expect(trail[0]).toMatchObject({ action: 'api-key.hand-over', reason: 'Nhận bàn giao' });
  });
});
