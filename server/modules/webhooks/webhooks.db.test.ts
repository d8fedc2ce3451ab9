import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isGenuine } from '../../../docs/examples/webhook-signature.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { until } from '../../../test/support/settled.ts';
import { appendEvent, headCursor, readEvents } from '../../platform/events/outbox.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import type { WebhookContext } from './context.ts';
import { closeReceivers, type Got, receiver } from './testing/receiver.ts';
import { createDispatcher } from './usecases/deliver.ts';

let t: TestApp;
let administrator: Caller;
let communeNo: number;

beforeAll(async () => {
  t = await testApp({ webhookPrivate: true });
  administrator = await t.as('administrator');
  communeNo = t.app.areas.byId(t.areaId('06184'))!.no;
});
afterEach(async () => {
  for (const { id, version } of (await administrator.get('/webhooks')).json().items) {
    await administrator.patch(`/webhooks/${id}`, { version, on: false });
  }
});
afterAll(async () => {
  await t.close();
  closeReceivers();
});

const body = (url: string, change: object = {}) => ({
  id: uuid7(),
  name: 'Cổng dữ liệu tỉnh',
  url,
  role: 'health-officer',
  areaId: t.areaId('20'),
  events: ['case.opened', 'order.issued', 'risk.published'],
  ...change,
});
async function register(url: string, change: object = {}) {
  const made = await administrator.post('/webhooks', body(url, change));
  expect(made.statusCode, made.body).toBe(201);
  return made.json() as { id: string; secret: string };
}
/** Something happens in a commune (06184 unless told). */
async function happen(caseId = uuid7(), areaNo = communeNo): Promise<string> {
  const payload = { caseId, areaNos: [areaNo] };
  await t.app.platform.db
    .transaction()
    .execute(
      async (tx) =>
        await appendEvent(tx, { topic: 'case.opened', dataset: 'demo', payload, at: t.clock.now() }),
    );
  return caseId;
}
const wait = async (check: () => void | Promise<void>) =>
  await vi.waitFor(check, { timeout: 30_000, interval: 25 });
const shown = async (id: string) =>
  (await administrator.get('/webhooks')).json().items.find((one: { id: string }) => one.id === id);
const log = async (id: string) => (await administrator.get(`/webhooks/${id}/deliveries`)).json().items;

/** What a receiver does: the example of docs/examples/webhooks.md. */
const verify = ({ headers, body: raw }: Got, secret: string) =>
  isGenuine(headers, raw, secret, t.clock.now() / 1000);

describe('a receiver', () => {
  it('gets what happened, signed, with ids and codes only', async () => {
    const r = await receiver();
    const { id, secret } = await register(r.url);
    expect(secret).toMatch(/^vxs_[\w-]{43}$/);
    const health = await t.as('health-officer');
    const person = await health.post('/people', {
      fullName: 'Nguyễn Văn Riêng Tư',
      birthYear: 1980,
      phone: '0912345999',
      areaId: t.areaId('06184'),
    });
    const opened = await health.post('/cases', {
      personId: person.json().id,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: '2026-11-16',
      areaId: t.areaId('06184'),
    });
    expect(opened.statusCode, opened.body).toBe(201);
    await wait(() => expect(r.got).toHaveLength(1));
    const [got] = r.got as [Got];
    expect(got.json).toMatchObject({ event: 'case.opened', dataset: 'demo', areas: ['06184'] });
    expect(got.json.data).toEqual({ caseId: opened.json().id });
    expect(got.body).not.toMatch(/Riêng Tư|0912345999|1980/);
    expect(verify(got, secret)).toBe(true);
    expect(verify(got, `${secret}x`)).toBe(false);
    expect(verify({ ...got, body: `${got.body} ` }, secret)).toBe(false);
    const late = t.clock.now() / 1000 + 301;
    expect(isGenuine(got.headers, Buffer.from(got.body), secret, late)).toBe(false);
    expect(isGenuine({ ...got.headers, 'x-vungxanh-timestamp': 'soon' }, got.body, secret)).toBe(false);
    expect(isGenuine({}, got.body, secret)).toBe(false);
    const example = await readFile('docs/examples/webhook-signature.ts', 'utf8');
    expect(await readFile('docs/examples/webhooks.md', 'utf8')).toContain(example);
    expect(Number(got.headers['x-vungxanh-timestamp'])).toBe(Math.floor(t.clock.now() / 1000));
    await wait(async () => {
      const [row] = await log(id);
      expect(row).toMatchObject({ state: 'sent', tries: 1, status: 204, error: null });
      expect(row.id).toBe(got.headers['x-vungxanh-delivery']);
    });
    const listed = await administrator.get('/webhooks');
    expect(listed.body).not.toContain(secret);
  });

  it('is told nothing of other areas, of events that it did not ask for, or twice', async () => {
    const [whole, commune] = [await receiver(), await receiver()];
    await register(whole.url);
    await register(commune.url, { areaId: t.areaId('06187') });
    await happen();
    const there = t.app.areas.byId(t.areaId('06187'))!.no;
    const known = await happen(uuid7(), there);
    const hue = t.app.areas.byId(t.areaId('46'))!.no;
    await happen(uuid7(), hue);
    const published = { decisionNumber: '1/QĐ', effectiveFrom: '2026-11-17', areaNos: [communeNo, there] };
    const issued = { orderIds: [uuid7(), uuid7()], kind: 'test', areaNos: [communeNo, there] };
    await t.app.platform.db.transaction().execute(async (tx) => {
      const at = t.clock.now();
      await appendEvent(tx, { topic: 'order.issued', dataset: 'demo', payload: issued, at });
      await appendEvent(tx, { topic: 'risk.published', dataset: 'demo', payload: published, at });
      await appendEvent(tx, {
        topic: 'order.followed',
        dataset: 'demo',
        payload: { orderId: uuid7(), areaNos: [there] },
        at,
      });
      await appendEvent(tx, { topic: 'risk.published', dataset: 'live', payload: published, at });
    });
    await wait(() => expect(commune.got.at(-1)?.json.event).toBe('risk.published'));
    await wait(() => expect(whole.got.at(-1)?.json.event).toBe('risk.published'));
    expect(commune.got.map(({ json }) => [json.event, json.areas])).toEqual([
      ['case.opened', ['06187']],
      ['risk.published', ['06187']],
    ]);
    expect(commune.got[0]!.json.data).toEqual({ caseId: known });
    // Orders that are no orders of the province: their ids are given to nobody, nor a message without any.
    expect(whole.got.map(({ json }) => json.event)).toEqual(['case.opened', 'case.opened', 'risk.published']);
  });

  it('that fails gets everything later, in order, and holds up no other', async () => {
    const [bad, good] = [await receiver(() => 503), await receiver()];
    const { id } = await register(bad.url);
    await register(good.url);
    const cases = [await happen(), await happen(), await happen()];
    await wait(() => expect(good.got.map(({ json }) => json.data['caseId'])).toEqual(cases));
    await wait(() => expect(bad.got).toHaveLength(1));
    await wait(async () =>
      expect(await shown(id)).toMatchObject({ waiting: 3, failingSince: expect.any(String) }),
    );
    const first = await shown(id);
    expect(Date.parse(first.nextTryAt) - t.clock.now()).toBe(10_000);
    bad.answer = (n) => (n < 4 ? 302 : 200);
    for (const seconds of [10, 30, 120]) {
      const tries = bad.got.length;
      t.clock.advance(seconds * 1000);
      await wait(() => expect(bad.got.length).toBeGreaterThan(tries));
      await wait(async () => expect((await log(id)).at(-1).tries).toBeGreaterThan(tries));
    }
    await wait(async () => expect(await shown(id)).toMatchObject({ waiting: 0, failingSince: null }));
    expect(bad.got.map(({ json }) => json.data['caseId'])).toEqual([
      cases[0],
      cases[0],
      cases[0],
      cases[0],
      cases[1],
      cases[2],
    ]);
    expect(new Set(bad.got.slice(0, 4).map(({ json }) => json.id)).size).toBe(1);
  });

  it('that is slow holds up no other', async () => {
    const [slow, good] = [await receiver(() => null), await receiver()];
    await register(slow.url);
    await register(good.url);
    await happen();
    await wait(() => expect(slow.got).toHaveLength(1));
    const { db } = t.app.platform;
    const head = await headCursor(db);
    await happen();
    await happen();
    await until(
      async () => await readEvents(db, head, 10),
      (events) => events.length === 2,
    );
    const began = Date.now();
    await wait(() => expect(good.got).toHaveLength(3));
    // Well below the patience with the slow one.
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(slow.got).toHaveLength(1);
  });

  it('that answers 410 is told nothing any more, and one that fails for three days neither', async () => {
    const [gone, dead] = [await receiver(() => 410), await receiver(() => 500)];
    const first = await register(gone.url);
    const second = await register(dead.url);
    await happen();
    await wait(async () => expect((await shown(first.id)).state).toBe('gone'));
    await wait(async () => expect((await log(second.id))[0].tries).toBe(1));
    t.clock.advance(3 * 86_400_000);
    administrator = await t.as('administrator');
    await wait(async () => expect((await shown(second.id)).state).toBe('failed'));
    const items = (await (await t.as('health-officer')).get('/system/health')).json().items;
    expect(items.find((one: { name: string }) => one.name === 'webhooks')).toMatchObject({
      state: 'warning',
    });
    expect((await administrator.post(`/webhooks/${second.id}/ping`)).json().code).toBe('webhook.stopped');
    dead.answer = () => 200;
    const { version } = await shown(second.id);
    expect((await administrator.patch(`/webhooks/${second.id}`, { version, on: true })).statusCode).toBe(200);
    await wait(async () => expect(await shown(second.id)).toMatchObject({ state: 'on', waiting: 0 }));
  });
});

describe('officers', () => {
  it('send a test, send again, and see it in the log', async () => {
    const r = await receiver();
    const { id } = await register(r.url);
    expect((await administrator.post(`/webhooks/${id}/ping`)).statusCode).toBe(202);
    await wait(() => expect(r.got[0]?.json.event).toBe('webhook.ping'));
    await wait(async () => expect((await log(id))[0].state).toBe('sent'));
    const [row] = await log(id);
    expect((await administrator.post(`/webhook-deliveries/${row.id}/redeliver`)).statusCode).toBe(202);
    await wait(() => expect(r.got).toHaveLength(2));
    expect(r.got[1]!.json.id).toBe(r.got[0]!.json.id);
    expect(r.got[1]!.headers['x-vungxanh-delivery']).not.toBe(r.got[0]!.headers['x-vungxanh-delivery']);
  });

  it('look for what failed, see it as it is sent, and send several again in their order', async () => {
    const r = await receiver((n) => (n > 3 ? 500 : 200));
    const { id, secret } = await register(r.url);
    const cases = [await happen(), await happen()];
    await administrator.post(`/webhooks/${id}/ping`);
    await wait(() => expect(r.got).toHaveLength(3));
    await wait(async () => expect((await shown(id)).waiting).toBe(0));
    const failing = await happen();
    await wait(() => expect(r.got).toHaveLength(4));
    await wait(async () => expect((await log(id))[0].tries).toBe(1));
    const found = async (query: string) =>
      (await administrator.get(`/webhooks/${id}/deliveries?${query}`)).json().items;
    expect(await found('failed=true')).toMatchObject([{ state: 'waiting', status: 500 }]);
    expect(await found('event=webhook.ping')).toHaveLength(1);
    expect(await found('event=case.opened&state=sent')).toHaveLength(2);
    const [waiting] = await found('failed=true');
    const opened = await administrator.get(`/webhook-deliveries/${waiting.id}`);
    expect(JSON.parse(opened.json().body)).toMatchObject({ event: 'case.opened', data: { caseId: failing } });
    expect(opened.json().body).toBe(r.got[3]!.body);
    const told: Record<string, string> = opened.json().headers;
    expect(Object.keys(told).toSorted()).toEqual([
      'content-type',
      'user-agent',
      'x-vungxanh-delivery',
      'x-vungxanh-event',
    ]);
    expect(r.got[3]!.headers).toMatchObject(told);
    expect(opened.body).not.toContain(secret);
    expect(
      (await (await t.as('administrator', '46')).get(`/webhook-deliveries/${waiting.id}`)).statusCode,
    ).toBe(404);
    r.answer = () => 200;
    const ids = (await found('event=case.opened')).map((row: { id: string }) => row.id);
    const again = await administrator.post('/webhook-deliveries/redeliver', { ids: [...ids, uuid7()] });
    expect(
      again
        .json()
        .outcomes.map((one: { status: number }) => one.status)
        .toSorted(),
    ).toEqual([202, 202, 202, 404]);
    await wait(() => expect(r.got).toHaveLength(7));
    expect(r.got.slice(4).map(({ json }) => json.data['caseId'])).toEqual([failing, ...cases]);
    // What was taken at last did fail; what was taken at the first try never did.
    await wait(async () => expect((await shown(id)).waiting).toBe(0));
    expect(await found('failed=true')).toMatchObject([{ id: waiting.id, state: 'sent', tries: 2 }]);
    expect(await found('failed=true&state=waiting')).toEqual([]);
  });

  it('change the secret without losing a message: for a day both sign', async () => {
    const r = await receiver();
    const { id, secret } = await register(r.url);
    const next = (await administrator.post(`/webhooks/${id}/rotate`)).json().secret as string;
    await happen();
    await wait(() => expect(r.got).toHaveLength(1));
    expect([verify(r.got[0]!, secret), verify(r.got[0]!, next)]).toEqual([true, true]);
    t.clock.advance(86_400_000);
    administrator = await t.as('administrator');
    await happen();
    await wait(() => expect(r.got).toHaveLength(2));
    expect([verify(r.got[1]!, secret), verify(r.got[1]!, next)]).toEqual([false, true]);
  });

  it('change it again after a lost answer: what the receiver has goes on signing, until somebody ends it', async () => {
    const r = await receiver();
    const { id, secret } = await register(r.url);
    const rotate = async () => (await administrator.post(`/webhooks/${id}/rotate`)).json().secret as string;
    const lost = await rotate();
    t.clock.advance(20 * 3_600_000);
    administrator = await t.as('administrator');
    const next = await rotate();
    // Past the day that the first one had.
    t.clock.advance(5 * 3_600_000);
    administrator = await t.as('administrator');
    const signs = async (nth: number) => {
      await happen();
      await wait(() => expect(r.got).toHaveLength(nth));
      return [secret, lost, next].map((one) => verify(r.got[nth - 1]!, one));
    };
    expect(await signs(1)).toEqual([true, true, true]);
    expect(await shown(id)).toMatchObject({ formers: 2 });
    const ended = await administrator.post(`/webhooks/${id}/former-secrets/removal`);
    expect([ended.statusCode, ended.json()]).toEqual([200, { ended: 2 }]);
    expect(await signs(2)).toEqual([false, false, true]);
    expect(await shown(id)).toMatchObject({ formers: 0, formerUntil: null });
    for (let n = 0; n < 5; n += 1) {
      await rotate();
    }
    const full = await administrator.post(`/webhooks/${id}/rotate`);
    expect([full.statusCode, full.json().code]).toEqual([409, 'webhook.formers']);
  });

  it('register what their role and area allow, to an address that may be reached', async () => {
    const code = async (change: object, who = administrator) =>
      (await who.post('/webhooks', body('https://example.org/hook', change))).json().code;
    expect(await code({ role: 'communicator' })).toBe('webhook.rights');
    expect(await code({}, await t.as('administrator', '46'))).toBe('session.grant-outside');
    for (const url of ['http://example.org/', 'https://u:p@example.org/', 'ftp://example.org/']) {
      expect(await code({ url })).toBe('webhook.address');
    }
    const r = await receiver();
    const { id } = await register(r.url);
    const hue = await t.as('administrator', '46');
    expect((await hue.get('/webhooks')).json().items).toEqual([]);
    for (const path of ['ping', 'rotate', 'former-secrets/removal']) {
      expect((await hue.post(`/webhooks/${id}/${path}`)).statusCode).toBe(404);
    }
    expect((await hue.get(`/webhooks/${id}/deliveries`)).statusCode).toBe(404);
    expect((await hue.patch(`/webhooks/${id}`, { version: 1, on: false })).statusCode).toBe(404);
  });
});

describe('a program that was killed', () => {
  it('leaves what it was sending to the next: nothing is lost, and nothing skipped', async () => {
    const r = await receiver(() => null);
    const { id } = await register(r.url);
    const cases = [await happen(), await happen()];
    await wait(() => expect(r.got).toHaveLength(1));
    // The first program holds the receiver and never comes back; another one starts on the same database.
    const context: WebhookContext = {
      platform: t.app.platform,
      areas: t.app.areas,
      areaPaths: t.app.areaPaths,
      allowPrivate: true,
      within: { order: () => Promise.resolve([]), permit: () => Promise.resolve([]) },
    };
    const other = createDispatcher(context);
    other.start();
    r.answer = () => 200;
    await new Promise((resolve) => {
      setTimeout(resolve, 1_500);
    });
    expect(r.got).toHaveLength(1);
    t.clock.advance(60_001);
    await wait(async () => expect((await shown(id)).waiting).toBe(0));
    expect(r.got.map(({ json }) => json.data['caseId'])).toEqual([cases[0], ...cases]);
    await other.stop();
  });
});

describe('without leave for private addresses', () => {
  it('this machine and private networks are refused, by text and by name', async () => {
    const strict = await testApp();
    const own = await strict.as('administrator');
    const make = async (url: string) =>
      await own.post('/webhooks', { ...body(url), areaId: strict.areaId('20') });
    for (const url of [
      'http://127.0.0.1:1/',
      'https://127.0.0.1/',
      'https://localhost/',
      'https://10.0.0.8/',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://2130706433/',
      'https://0x7f.1/',
    ]) {
      expect((await make(url)).json().code, url).toBe('webhook.address');
    }
    await strict.close();
  });
});
