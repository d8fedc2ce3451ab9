import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { lodgingFigures } from './figures.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { mergeRecords } from '../../../test/support/merge-records.ts';

const HOUR = 3_600_000;
let t: TestApp;
let health: Caller;
let commune: Caller;
let host: Caller;
let inn: { id: string; code: string };
beforeAll(async () => {
  t = await testApp();
  health = await t.as('health-officer', '20');
  commune = await t.as('commune-officer', '06184');
  host = await t.as('place-host', '06184');
  inn = await place('Nhà nghỉ Mẫu Sơn', 'lodging');
});
afterAll(() => t.close());

const ago = (hours: number) => new Date(t.clock.now() - hours * HOUR).toISOString();
const place = async (name: string, kind: string) =>
  (await health.post('/places', { name, kind, areaId: t.areaId('06184') })).json();
const row = (change: object = {}) => ({
  id: uuid7(),
  fullName: 'Lý Thị Khách',
  phone: '0912345678',
  arrivedAt: ago(2),
  ...change,
});
const arrive = async (rows: object[], who = host, where: object = { placeCode: inn.code }) =>
  (await who.post('/lodging/stays', { ...where, rows })).json();
const listed = async (query = '', who = commune) => (await who.get(`/lodging/stays?${query}`)).json().items;
const residence = async (id: string) =>
  (
    await sql<{ from_at: Date; to_at: Date | null; room: string | null }>`
      select from_at, to_at, room from residence where id = ${id}`.execute(t.app.platform.db)
  ).rows[0];

describe('arrivals', () => {
  it('have an outcome each, are repeatable, and become residences', async () => {
    const good = row({ room: 'p. 203', plannedDepartureAt: ago(-20) });
    const ahead = row({ fullName: 'Lý Văn Mai', phone: '0912345679', arrivedAt: ago(-1) });
    expect((await arrive([good, ahead])).outcomes).toMatchObject([
      { id: good.id, status: 201, visit: false, originKnown: false },
      { id: ahead.id, status: 422, code: 'lodging.future' },
    ]);
    expect((await arrive([good])).outcomes).toMatchObject([{ status: 200, visit: false }]);
    expect((await arrive([{ ...good, room: '9' }])).outcomes).toMatchObject([{ status: 409 }]);
    expect((await arrive([row()])).outcomes).toMatchObject([{ status: 409, code: 'lodging.already-there' }]);
    expect(await residence(good.id)).toMatchObject({ room: 'P.203', to_at: null });
    const [shown] = await listed('q=0912345678');
    expect(shown).toMatchObject({
      id: good.id,
      name: 'Lý Thị Khách',
      state: 'REGISTERED',
      originZone: null,
      overdue: false,
    });
  });

  it('of somebody with two merged records are known by either', async () => {
    const twin = {
      fullName: 'Lý Văn Trùng',
      birthDate: '1979-08-07',
      sex: 'male',
      areaId: t.areaId('06184'),
    };
    const add = async (more: object) => (await health.post('/people', { ...twin, ...more })).json().id;
    const identifiers = [{ kind: 'cccd', value: '020079000123' }];
    const [keep, gone] = [await add({}), await add({ identifiers })];
    const card = '020079000123||Lý Văn Trùng|07081979|Nam|Thôn 1, Đồng Đăng, Lạng Sơn|01012022';
    const stay = () => ({ id: uuid7(), card, arrivedAt: ago(1) });
    expect((await arrive([stay()])).outcomes).toMatchObject([{ status: 201 }]);
    await mergeRecords(health, { keep, gone });
    expect((await arrive([stay()])).outcomes).toMatchObject([{ code: 'lodging.already-there' }]);
  });

  it('take the text of a citizen card', async () => {
    const card = '020190000016|123456789|Lương Thị Thẻ|05031990|Nữ|Thôn 1, Đồng Đăng, Lạng Sơn|01012022';
    const scanned = { id: uuid7(), card, arrivedAt: ago(1) };
    const bad = { id: uuid7(), card: 'chữ gì đó', arrivedAt: ago(1) };
    expect((await arrive([scanned, bad])).outcomes).toMatchObject([
      { status: 201 },
      { status: 422, code: 'lodging.bad-card' },
    ]);
    const names = (await listed()).map((one: { name: string }) => one.name);
    expect(names).toContain('Lương Thị Thẻ');
    const own = (await listed('', host)).map((one: { name: string }) => one.name);
    expect(own).toContain('Lương Thị Thẻ');
  });

  it('are only of lodgings and households in the own area', async () => {
    const cafe = await place('Quán Cà Phê', 'restaurant');
    expect((await arrive([row()], host, { placeId: cafe.id })).code).toBe('lodging.not-lodging');
    expect((await arrive([row()], host, { placeCode: 'X' })).code).toBe('lodging.unknown-place');
    const elsewhere = await t.as('place-host', '01');
    expect((await arrive([row()], elsewhere)).code).toBe('lodging.outside-area');
    expect(await listed('', elsewhere)).toEqual([]);
  });

  it('of another host are not seen, nor anything of the register', async () => {
    const [other, mine] = [
      await t.as('place-host', '06184'),
      { id: uuid7(), phone: '0912345678', arrivedAt: ago(1) },
    ];
    expect(await listed('', other)).toEqual([]);
    const home = await place('Nhà ông Lý', 'household');
    expect((await arrive([mine], other, { placeId: home.id })).outcomes).toMatchObject([{ status: 201 }]);
    // The phone names somebody on record; the host learns nothing from it.
    expect(await listed('', other)).toMatchObject([
      { id: mine.id, name: '•••', personId: null, phone: null },
    ]);
    const [stay] = await listed(`place=${inn.id}`);
    const leave = { items: [{ id: stay.id, departedAt: ago(0) }] };
    expect((await other.post('/lodging/departures', leave)).json().outcomes).toMatchObject([{ status: 404 }]);
  });
});

describe('people from red zones', () => {
  it('raise a visit, by unit or by words; a visit that meets nobody makes them missing', async () => {
    const sheet = {
      id: uuid7(),
      asOf: ago(3),
      source: 'Bộ Y tế',
      text: 'tinh,muc\nBắc Ninh,đỏ\nHà Nội,xanh',
    };
    expect((await health.post('/gates/zones', sheet)).statusCode).toBe(201);
    const guests = [
      ['Lý Một', 'Bắc Ninh', true, true],
      ['Lý Hai', 'Hà Nội', false, true],
      ['Lý Ba', 'nơi xa lắm', false, false],
    ] as const;
    const rows = guests.map(([fullName, origin], i) =>
      row({ fullName, phone: `091222000${i}`, origin, room: `${i}` }),
    );
    expect((await arrive(rows)).outcomes).toMatchObject(
      guests.map(([, , visit, originKnown]) => ({ status: 201, visit, originKnown })),
    );
    const [due, ...none] = await listed('view=visits');
    expect(none).toEqual([]);
    expect(due).toMatchObject({ name: 'Lý Một', originZone: 'red', visit: 'DUE' });
    const visit = { id: uuid7(), at: ago(1), result: 'NOT_THERE', note: 'Cửa khóa' };
    const send = async (body: object) => await commune.post(`/lodging/stays/${due.id}/visits`, body);
    expect((await send(visit)).statusCode).toBe(201);
    expect((await send(visit)).statusCode).toBe(200);
    expect((await send({ ...visit, id: uuid7() })).json().code).toBe('lodging.no-visit');
    expect(await listed('view=visits')).toEqual([]);
    expect(await listed('state=MISSING')).toMatchObject([
      { id: due.id, visit: 'DONE', visitResult: 'NOT_THERE', note: 'Cửa khóa' },
    ]);
    expect((await residence(due.id))?.to_at?.toISOString()).toBe(visit.at);
  });
});

describe('the commune', () => {
  it('confirms, marks missing, finds again; departures end the residence once', async () => {
    const [here, gone] = [
      row({ fullName: 'Lý Đây', phone: '0912333001', plannedDepartureAt: ago(1) }),
      row({ fullName: 'Lý Đi', phone: '0912333002' }),
    ];
    await arrive([here, gone]);
    const decide = async (ids: string[], decision: string) =>
      (await commune.post('/lodging/decisions', { ids, decision, at: ago(0.5) })).json().outcomes;
    expect(await decide([here.id, gone.id, uuid7()], 'confirm')).toMatchObject([
      { status: 200 },
      { status: 200 },
      { status: 404 },
    ]);
    await decide([gone.id], 'missing');
    expect((await residence(gone.id))?.to_at).not.toBe(null);
    await decide([gone.id], 'confirm');
    expect((await residence(gone.id))?.to_at).toBe(null);
    expect((await listed('view=overdue')).map((one: { id: string }) => one.id)).toEqual([here.id]);
    const leave = async (departedAt: string) =>
      (await host.post('/lodging/departures', { items: [{ id: here.id, departedAt }] })).json().outcomes;
    expect(await leave(ago(3))).toMatchObject([{ code: 'lodging.order' }]);
    expect(await leave(ago(0.25))).toMatchObject([{ status: 200 }]);
    expect(await leave(ago(0.25))).toMatchObject([{ status: 200 }]);
    expect(await leave(ago(0.2))).toMatchObject([{ code: 'lodging.left-before' }]);
    expect((await residence(here.id))?.to_at?.toISOString()).toBe(ago(0.25));
    expect(await decide([here.id], 'missing')).toMatchObject([{ code: 'lodging.left-before' }]);
    expect(await listed('view=overdue')).toEqual([]);
  });

  it('reads pages in both orders and the same rows as CSV', async () => {
    const walk = async (sort: string) => {
      const ids: string[] = [];
      let cursor = '';
      do {
        const page = (await commune.get(`/lodging/stays?limit=2&sort=${sort}${cursor}`)).json();
        ids.push(...page.items.map((one: { id: string }) => one.id));
        cursor = page.next === null ? '' : `&cursor=${page.next}`;
      } while (cursor !== '');
      return ids;
    };
    const all = (await listed('limit=500')).map((one: { id: string }) => one.id);
    expect(await walk('-arrivedAt')).toEqual(all);
    expect(await walk('arrivedAt')).toEqual(all.toReversed());
    expect((await walk('plannedDepartureAt')).toSorted()).toEqual(all.toSorted());
    expect((await commune.get('/lodging/stays?limit=1')).json().total).toBe(all.length);
    const csv = await t.http.inject({
      url: '/api/v1/lodging/stays',
      headers: { authorization: `Bearer ${commune.token}`, accept: 'text/csv' },
    });
    expect(csv.body.trim().split('\r\n')).toHaveLength(all.length + 1);
  });

  it('is counted as a recount counts', async () => {
    expect(await recountFigures(t.app.platform.db, lodgingFigures, t.clock.now())).toEqual([]);
    const figure = async (metric: string) =>
      (await commune.get(`/figures?metric=${metric}&area=${t.areaId('06184')}&step=total`)).json().series[0]
        .points[0][1];
    expect(await figure('lodging.from-red')).toBe(1);
    expect(await figure('lodging.visits')).toBe(1);
    expect(await figure('lodging.arrivals')).toBe((await listed('limit=500')).length);
  });
});
