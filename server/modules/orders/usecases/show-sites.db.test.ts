import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteViews } from '../../../../contract/order-sites.ts';
import type { Caller } from '../../../../test/support/app.ts';
import { startOfLocalDay } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, HOUR, iso, LUONG_VAN_TRI, type OrderKit, orderKit, THAT_KHE } from '../testing/order-kit.ts';

let kit: OrderKit;
let cdc: Caller;
let manager: Caller;
let sites: { readonly full: string; readonly empty: string; readonly far: string };
/** Ten in the morning of a day. */
let now: number;
const person: Record<string, string> = {};
const order: Record<string, string> = {};

const ids = (answer: { json: () => { items: { id: string }[] } }) => answer.json().items.map(({ id }) => id);
const listed = async (view: string, more = '') =>
  ids(await manager.get(`/orders?site=${view}&limit=500${more}`));
const named = (found: readonly string[]) =>
  found.map((id) => Object.keys(order).find((key) => order[key] === id)).toSorted();

async function put(name: string, placeId: string, from: number, until: number, extra: object = {}) {
  person[name] ??= await kit.newPerson();
  const body = { kind: 'quarantine-facility', placeId, from: iso(from), until: iso(until), ...extra };
  const answer = await cdc.post('/orders', kit.orderOf([person[name]], body));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().orders[0].id as string;
}

async function checked(id: string, at: number) {
  const answer = await cdc.post(`/orders/${id}/follow-ups`, { id: uuid7(), at: iso(at), present: true });
  expect(answer.statusCode, answer.body).toBe(201);
}

beforeAll(async () => {
  kit = await orderKit();
  const { t } = kit;
  now = startOfLocalDay(t.clock.now()) + 5 * DAY + 10 * HOUR;
  await kit.moveTo(now);
  cdc = await t.as('health-officer', '20');
  manager = await t.as('quarantine-manager', LUONG_VAN_TRI);
  const site = async (name: string, areaCode: string, capacity?: number) => {
    const body = { name, kind: 'quarantine-site', areaId: t.areaId(areaCode), capacity };
    return (await cdc.post('/places', body)).json().id as string;
  };
  sites = {
    full: await site('Trung đoàn 123', LUONG_VAN_TRI, 4),
    empty: await site('Ký túc xá', LUONG_VAN_TRI),
    far: await site('Trường quân sự', THAT_KHE, 100),
  };
  const day = startOfLocalDay(now);
  order['seen'] = await put('seen', sites.full, now - 3 * DAY, now + 11 * DAY);
  await checked(order['seen'], now - HOUR);
  order['forgotten'] = await put('forgotten', sites.full, now - 3 * DAY, now + 11 * DAY);
  order['comes'] = await put('comes', sites.full, day + 15 * HOUR, now + 14 * DAY);
  order['came'] = await put('came', sites.full, day + 8 * HOUR, now + 14 * DAY);
  order['leaves'] = await put('leaves', sites.full, now - 10 * DAY, day + 16 * HOUR);
  await checked(order['leaves'], now - DAY);
  order['last night'] = await put('last night', sites.full, now - 10 * DAY, day + DAY + 9 * HOUR);
  await checked(order['last night'], now - DAY);
  order['over'] = await put('over', sites.full, now - 10 * DAY, day + 7 * HOUR);
  // From home to the site this afternoon, and from the site to one of another commune tomorrow.
  person['brought'] = await kit.newPerson();
  await put('brought', sites.full, now - 2 * DAY, day + 15 * HOUR, {
    kind: 'quarantine-home',
    placeId: undefined,
  });
  order['brought'] = await put('brought', sites.full, day + 15 * HOUR, now + 12 * DAY);
  order['moved'] = await put('moved', sites.full, now - 2 * DAY, day + DAY + 8 * HOUR);
  await checked(order['moved'], now - HOUR);
  order['moved on'] = await put('moved', sites.far, day + DAY + 8 * HOUR, now + 12 * DAY);
  // Neither of a site nor of a commune of the manager's.
  await kit.issued({ from: iso(day + 15 * HOUR) });
});
afterAll(() => kit.t.close());

it('counts the day of a site by lists that hold what is counted, for all sites and for each', async () => {
  const { totals, items } = (await manager.get('/orders/sites')).json();
  expect(items.map((item: { placeId: string }) => item.placeId).toSorted()).toEqual(
    [sites.full, sites.empty].toSorted(),
  );
  for (const view of siteViews) {
    expect([view, (await listed(view)).length]).toEqual([view, totals[view]]);
    for (const item of items) {
      const held = await listed(view, `&place=${item.placeId}`);
      expect([view, item.name, held.length]).toEqual([view, item.name, item.counts[view]]);
    }
  }
});

it('tells who comes, goes, moves, was never checked on and is to be checked', async () => {
  expect(named(await listed('arriving'))).toEqual(['brought', 'came', 'comes']);
  expect(named(await listed('neverChecked'))).toEqual(['forgotten']);
  expect(named(await listed('movingIn'))).toEqual(['brought']);
  expect(named(await listed('movingOut'))).toEqual(['moved']);
  expect(named(await listed('endingToday'))).toEqual(['leaves']);
  expect(named(await listed('endingTomorrow'))).toEqual(['last night', 'moved']);
  expect(named(await listed('ended'))).toEqual(['over']);
  expect(named(await listed('toCheck'))).toEqual(['came', 'forgotten', 'last night', 'leaves']);
  expect(named(await listed('staying'))).toEqual([
    'came',
    'forgotten',
    'last night',
    'leaves',
    'moved',
    'seen',
  ]);
  const far = await kit.t.as('quarantine-manager', THAT_KHE);
  expect(named(ids(await far.get('/orders?site=movingIn')))).toEqual(['moved on']);
});

it('says how many places are free, or how far a site is over-full', async () => {
  const { items } = (await manager.get('/orders/sites')).json();
  const of = (id: string) => items.find((item: { placeId: string }) => item.placeId === id);
  expect(of(sites.full)).toMatchObject({ capacity: 4, free: -2, areaName: 'Phường Lương Văn Tri' });
  expect(of(sites.empty)).toMatchObject({ capacity: null, free: null });
});

it('is of the own units by the word of the server, whatever place or unit is asked for', async () => {
  expect((await manager.get(`/orders?place=${sites.far}`)).statusCode).toBe(403);
  expect((await manager.get(`/orders?place=${uuid7()}`)).statusCode).toBe(403);
  expect((await manager.get(`/orders?site=staying&area=${kit.t.areaId(THAT_KHE)}`)).statusCode).toBe(403);
  const all = (await cdc.get('/orders/sites')).json();
  expect(all.items).toHaveLength(3);
  expect(all.totals['movingIn']).toBe(2);
});

it('shows the next morning what the day left', async () => {
  await kit.moveTo(now + DAY);
  manager = await kit.t.again(manager);
  expect(named(await listed('arriving'))).toEqual([]);
  expect(named(await listed('neverChecked'))).toEqual(['brought', 'came', 'comes', 'forgotten']);
  expect(named(await listed('ended'))).toEqual(['last night', 'leaves', 'moved', 'over']);
  expect(named(await listed('movingOut'))).toEqual(['moved']);
});
