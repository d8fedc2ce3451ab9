import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { appendEvent } from '../../platform/events/outbox.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { closeReceivers, receiver } from './testing/receiver.ts';

let t: TestApp;
let administrator: Caller;
beforeAll(async () => {
  t = await testApp({ webhookPrivate: true });
  administrator = await t.as('administrator');
});
afterAll(async () => {
  await t.close();
  closeReceivers();
});

const wait = async (check: () => void | Promise<void>) =>
  await vi.waitFor(check, { timeout: 30_000, interval: 25 });
const shown = async (id: string) =>
  (await administrator.get('/webhooks')).json().items.find((one: { id: string }) => one.id === id);
/** A case is opened in a commune. */
async function happen(): Promise<string> {
  const caseId = uuid7();
  const payload = { caseId, areaNos: [t.app.areas.byId(t.areaId('06184'))!.no] };
  const event = { topic: 'case.opened', dataset: 'demo', payload, at: t.clock.now() } as const;
  const work = t.app.platform.db.transaction();
  await work.execute(async (tx) => await appendEvent(tx, event));
  return caseId;
}

describe('a receiver and whoever answers for it', () => {
  const keeper = async () => {
    const caller = await t.as('administrator', '20');
    return { caller, id: (await caller.get('/session')).json().user.id as string };
  };
  const suspend = async (id: string, suspended: boolean) => {
    const { version } = (await administrator.get('/users?limit=500'))
      .json()
      .items.find((one: { id: string }) => one.id === id);
    const reply = await administrator.patch(`/users/${id}`, { version, suspended, reason: 'Nghỉ việc' });
    expect(reply.statusCode, reply.body).toBe(200);
  };
  const acts = async (id: string) => {
    const found = await sql<{ action: string }>`select action from audit where subject_id = ${id}::uuid
      order by seq desc`.execute(t.app.platform.db);
    return found.rows.map(({ action }) => action.replace('webhook.', ''));
  };
  const registerAs = async (caller: Caller, url: string) => {
    const told = { role: 'health-officer', areaId: t.areaId('20'), events: ['case.opened'] };
    const made = await caller.post('/webhooks', { id: uuid7(), name: 'Cổng dữ liệu tỉnh', url, ...told });
    expect(made.statusCode, made.body).toBe(201);
    return made.json().id as string;
  };

  it('is sent nothing while that one is suspended, and everything once somebody takes it over', async () => {
    const r = await receiver();
    const maker = await keeper();
    const id = await registerAs(maker.caller, r.url);
    const first = await happen();
    await wait(() => expect(r.got).toHaveLength(1));
    await suspend(maker.id, true);
    const [second, third] = [await happen(), await happen()];
    await wait(async () => expect(await acts(id)).toEqual(['hold', 'make']));
    expect(await shown(id)).toMatchObject({ state: 'on', stopped: 'suspended', waiting: 2, missed: 0 });
    expect((await administrator.post(`/webhooks/${id}/ping`)).json().code).toBe('webhook.held');
    // It stays held, however often it is looked at, and that is on record once.
    t.clock.advance(120_000);
    const other = await receiver();
    await registerAs(administrator, other.url);
    await happen();
    await wait(() => expect(other.got).toHaveLength(1));
    expect(r.got).toHaveLength(1);
    const mine = (await administrator.get('/session')).json().user.id;
    const take = { keeperId: mine, reason: 'Bàn giao công việc' };
    expect(
      (await administrator.post(`/webhooks/${id}/keeper`, { ...take, keeperId: maker.id })).json().code,
    ).toBe('webhook.keeper');
    expect((await administrator.post(`/webhooks/${id}/keeper`, take)).statusCode).toBe(200);
    await wait(() => expect(r.got).toHaveLength(4));
    expect(r.got.slice(0, 3).map(({ json }) => json.data['caseId'])).toEqual([first, second, third]);
    expect(await acts(id)).toEqual(['hand-over', 'hold', 'make']);
    expect(await shown(id)).toMatchObject({ stopped: null, keeperId: mine });
  });

  it('goes on by itself when that one may again, as if it had never failed', async () => {
    const r = await receiver();
    const maker = await keeper();
    const id = await registerAs(maker.caller, r.url);
    await suspend(maker.id, true);
    const caseId = await happen();
    await wait(async () => expect(await acts(id)).toEqual(['hold', 'make']));
    await suspend(maker.id, false);
    t.clock.advance(61_000);
    await wait(() => expect(r.got.map(({ json }) => json.data['caseId'])).toEqual([caseId]));
    await wait(async () => expect(await acts(id)).toEqual(['let-go', 'hold', 'make']));
  });

  it('is taken over with others in one act, each with its own outcome', async () => {
    const [r, other] = [await receiver(), await receiver()];
    const maker = await keeper();
    const ids = [await registerAs(maker.caller, r.url), await registerAs(maker.caller, other.url)];
    const hue = await t.as('administrator', '46');
    const far = await hue.post('/webhooks', {
      id: uuid7(),
      name: 'Cổng Huế',
      url: r.url,
      role: 'health-officer',
      areaId: t.areaId('46'),
      events: ['case.opened'],
    });
    await suspend(maker.id, true);
    const caseId = await happen();
    for (const id of ids) {
      await wait(async () => expect(await acts(id)).toEqual(['hold', 'make']));
    }
    const mine = (await administrator.get('/session')).json().user.id;
    const take = { ids: [...ids, far.json().id, uuid7()], keeperId: mine, reason: 'Bàn giao công việc' };
    const taken = await administrator.post('/webhooks/keeper', take);
    const { outcomes } = taken.json();
    expect(outcomes.map((one: { id: string; status: number }) => [one.id, one.status])).toEqual(
      take.ids.map((id) => [id, ids.includes(id) ? 200 : 404]),
    );
    expect(outcomes[2].messageEn).toBeTruthy();
    for (const one of [r, other]) {
      await wait(() => expect(one.got.map(({ json }) => json.data['caseId'])).toEqual([caseId]));
    }
    expect(await acts(ids[1]!)).toEqual(['hand-over', 'hold', 'make']);
    expect(await acts(far.json().id)).toEqual(['make']);
    const unfit = { ...take, keeperId: maker.id };
    const refused = (await administrator.post('/webhooks/keeper', unfit)).json().outcomes;
    expect(refused[0].code).toBe('webhook.keeper');
  });

  it('is one that waits for a keeper, not one that fails, while it is held', async () => {
    const r = await receiver(() => 503);
    const maker = await keeper();
    const id = await registerAs(maker.caller, r.url);
    await happen();
    await wait(async () => expect((await shown(id)).failingSince).not.toBeNull());
    await suspend(maker.id, true);
    t.clock.advance(2 * 3_600_000);
    await wait(async () => expect(await acts(id)).toEqual(['hold', 'make']));
    const items = (await (await t.as('health-officer')).get('/system/health')).json().items;
    const { en } = items.find((one: { name: string }) => one.name === 'webhooks');
    expect(en).toMatch(/^0 receivers have failed for over an hour/u);
    administrator = await t.as('administrator');
    const [message] = (await administrator.get(`/webhooks/${id}/deliveries`)).json().items;
    expect(message).toMatchObject({ state: 'waiting', tries: 1, nextTryAt: null });
  });

  it('is handed on with the suspension, and goes on as it is: nothing is held, nothing forgotten', async () => {
    const [r, failing] = [await receiver(), await receiver(() => 503)];
    const maker = await keeper();
    const id = await registerAs(maker.caller, r.url);
    const other = await registerAs(maker.caller, failing.url);
    await happen();
    await wait(async () => expect((await shown(other)).failingSince).not.toBeNull());
    await wait(() => expect(r.got).toHaveLength(1));
    const { failingSince } = await shown(other);
    const mine = (await administrator.get('/session')).json().user.id;
    const act = { version: 1, suspended: true, keysTo: mine, reason: 'Nghỉ việc' };
    const unfit = await administrator.patch(`/users/${maker.id}`, { ...act, keysTo: maker.id });
    expect(unfit.json().code).toBe('session.key-keeper');
    expect(await shown(id)).toMatchObject({ keeperId: maker.id, stopped: null });
    const done = await administrator.patch(`/users/${maker.id}`, act);
    expect(done.statusCode, done.body).toBe(200);
    expect(await shown(id)).toMatchObject({ keeperId: mine, stopped: null });
    expect(await shown(other)).toMatchObject({ keeperId: mine, stopped: null, failingSince });
    await happen();
    await wait(() => expect(r.got).toHaveLength(2));
    expect(await acts(id)).toEqual(['hand-over', 'make']);
  });

  it('that waited after a failure is sent to at once when somebody takes it over', async () => {
    const r = await receiver((n) => (n === 1 ? 503 : 204));
    const maker = await keeper();
    const id = await registerAs(maker.caller, r.url);
    await happen();
    await wait(async () => expect((await shown(id)).failingSince).not.toBeNull());
    await suspend(maker.id, true);
    // Before anybody looked at it again: it is held all the same, and says so.
    expect(await acts(id)).toEqual(['make']);
    expect(await shown(id)).toMatchObject({ state: 'on', stopped: 'suspended' });
    const mine = (await administrator.get('/session')).json().user.id;
    const take = { keeperId: mine, reason: 'Bàn giao công việc' };
    expect((await administrator.post(`/webhooks/${id}/keeper`, take)).statusCode).toBe(200);
    await wait(() => expect(r.got).toHaveLength(2));
    await wait(async () => expect(await shown(id)).toMatchObject({ waiting: 0, failingSince: null }));
  });

  it('that somebody paused stays paused when another takes it over, and says since when it failed', async () => {
    const r = await receiver(() => 503);
    const maker = await keeper();
    const id = await registerAs(maker.caller, r.url);
    await happen();
    await wait(async () => expect((await shown(id)).failingSince).not.toBeNull());
    const { failingSince, version } = await shown(id);
    await suspend(maker.id, true);
    t.clock.advance(11_000);
    await wait(async () => expect(await acts(id)).toEqual(['hold', 'make']));
    expect((await administrator.patch(`/webhooks/${id}`, { version, on: false })).statusCode).toBe(200);
    const mine = (await administrator.get('/session')).json().user.id;
    const take = { keeperId: mine, reason: 'Bàn giao công việc' };
    expect((await administrator.post(`/webhooks/${id}/keeper`, take)).statusCode).toBe(200);
    expect(await shown(id)).toMatchObject({ state: 'paused', failingSince, stopped: null, waiting: 1 });
  });

  it('tells what waited too long instead of losing it silently', async () => {
    const r = await receiver();
    const maker = await keeper();
    const id = await registerAs(maker.caller, r.url);
    await suspend(maker.id, true);
    await happen();
    await wait(async () => expect(await acts(id)).toEqual(['hold', 'make']));
    t.clock.advance(31 * 86_400_000);
    const trim = t.app.modules
      .flatMap(({ jobs = [] }) => jobs)
      .find(({ kind }) => kind === 'webhooks.retention');
    await trim!.run({} as never, {} as never);
    administrator = await t.as('administrator');
    expect(await shown(id)).toMatchObject({ waiting: 0, missed: 1, stopped: 'suspended' });
    expect(r.got).toHaveLength(0);
  });
});
