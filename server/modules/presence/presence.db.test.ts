import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { TEST_NOW } from '../../../test/support/fixed.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { dropOldPartitions } from './store/partitions.ts';

let t: TestApp;
let officer: Caller;
let code: string;
const at = (ms: number) => new Date(ms).toISOString();
const scan = (phone: string, ms = TEST_NOW, more: object = {}) => ({
  id: uuid7(),
  placeCode: code,
  person: { phone },
  at: at(ms),
  ...more,
});

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('commune-officer');
  const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!;
  const made = await officer.post('/places', {
    name: 'Quán Phở Thìn',
    kind: 'restaurant',
    areaId: commune.id,
  });
  expect(made.statusCode, made.body).toBe(201);
  code = made.json().code;
});
afterAll(async () => await t.close());

const differences = async () =>
  await recountFigures(
    t.app.platform.db,
    t.app.modules.flatMap((m) => m.figures ?? []),
    t.clock.now(),
  );

describe('POST /presence', () => {
  it('records a check-in without a session, and answers the same again for the same id', async () => {
    const body = scan('0912345678');
    const first = await t.anonymous.post('/presence', body);
    expect(first.statusCode, first.body).toBe(201);
    expect(first.json()).toMatchObject({
      id: body.id,
      stayId: body.id,
      collapsed: false,
      placeName: 'Quán Phở Thìn',
    });
    const again = await t.anonymous.post('/presence', body);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual(first.json());
    const other = await t.anonymous.post('/presence', { ...body, at: at(TEST_NOW - 60_000) });
    expect(other.statusCode).toBe(409);
    expect(other.json().code).toBe('request.conflict');
  });

  it('collapses a double scan into the stay', async () => {
    const first = await t.anonymous.post('/presence', scan('0912000111'));
    const second = await t.anonymous.post('/presence', scan('+84 912 000 111', TEST_NOW + 60_000));
    expect(second.json()).toMatchObject({ stayId: first.json().stayId, collapsed: true });
  });

  it('refuses an unknown place, two identifications, and an end before the beginning, each with its code', async () => {
    const codes = await Promise.all(
      [
        { ...scan('0912000222'), placeCode: 'A1B2C3D4.EFG' },
        { ...scan('0912000222'), person: { phone: '0912000222', cardCode: 'X' } },
        scan('0912000222', TEST_NOW, { leftAt: at(TEST_NOW - 1000) }),
        { ...scan('0912000222'), at: '2026-11-16T10:00:00' },
        { ...scan('abc') },
      ].map(async (body) => (await t.anonymous.post('/presence', body)).json().code),
    );
    expect(codes).toEqual([
      'presence.unknown-place',
      'presence.one-person',
      'presence.left-before-at',
      'request.malformed',
      'person.bad-phone',
    ]);
  });

  it('keeps a fact whose clock cannot be right, marked', async () => {
    const future = await t.anonymous.post('/presence', scan('0912000333', TEST_NOW + 3_600_000));
    expect(future.statusCode).toBe(201);
    const past = await t.anonymous.post('/presence', scan('0912000334', 0));
    expect(past.statusCode).toBe(201);
    const rows = await sql<{
      n: number;
    }>`select count(*)::int as n from presence where device_at is not null`.execute(t.app.platform.db);
    expect(rows.rows[0]?.n).toBe(2);
  });

  it('lets only an officer of the area record by citizen card', async () => {
    const card = '020095001234||Nguyễn Văn An|05031995|Nam|Phường Kỳ Lừa, Lạng Sơn|01072021';
    const body = () => ({ ...scan(''), person: { cccd: card } });
    expect((await t.anonymous.post('/presence', body())).json().code).toBe(
      'presence.identification-forbidden',
    );
    const elsewhere = await t.as('commune-officer', '46');
    expect((await elsewhere.post('/presence', body())).json().code).toBe('presence.identification-forbidden');
    const recorded = await officer.post('/presence', body());
    expect(recorded.statusCode, recorded.body).toBe(201);
    const people = await officer.get(`/people?q=${encodeURIComponent('nguyen van an')}`);
    expect(people.json().items[0]).toMatchObject({ fullName: 'Nguyễn Văn An', birthYear: 1995 });
    const path = await officer.get(`/presence?person=${people.json().items[0].id}`);
    expect(path.json().items[0]).toMatchObject({
      placeName: 'Quán Phở Thìn',
      source: 'host',
      outImputed: true,
    });
  });

  it('slows one phone that floods, without touching others', async () => {
    const flood = await Promise.all(
      Array.from({ length: 32 }, () => t.anonymous.post('/presence', scan('0912777777'))),
    );
    expect(flood.filter((reply) => reply.statusCode === 201)).toHaveLength(30);
    const refused = flood.find((reply) => reply.statusCode === 429)!;
    expect(refused.json().code).toBe('request.too-many');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await t.anonymous.post('/presence', scan('0912777778'))).statusCode).toBe(201);
  });

  it('keeps counters, place totals and the log in step', async () => {
    expect(await differences()).toEqual([]);
    const figures = await officer.get(`/figures?metric=presence.stays&area=${t.areaId('20')}&step=total`);
    const stays = await sql<{ n: number }>`select count(*)::int as n from presence`.execute(
      t.app.platform.db,
    );
    expect(figures.json().series[0].points[0][1]).toBe(stays.rows[0]?.n);
    const places = await officer.get('/places');
    const totals = await officer.get(`/presence/totals?places=${places.json().items[0].id}`);
    expect(totals.json().items[0].checkIns).toBe(stays.rows[0]?.n);
  });
});

describe('POST /presence/batch', () => {
  it('answers each item in order, malformed ones too, and counts nothing twice under a race', async () => {
    const good = Array.from({ length: 200 }, (_, i) =>
      scan(`09130${String(i).padStart(5, '0')}`, TEST_NOW - i * 60_000),
    );
    const items = [...good, { id: 'x' }, { ...scan('0913099999'), placeCode: 'nothing' }, good[0]!];
    const [a, b] = await Promise.all([
      officer.post('/presence/batch', { items }),
      officer.post('/presence/batch', { items }),
    ]);
    const statuses = [a.json(), b.json()].map((reply) =>
      reply.outcomes.map((one: { status: number }) => one.status),
    );
    for (let i = 0; i < good.length; i += 1) {
      expect(new Set([statuses[0][i], statuses[1][i]])).toEqual(new Set([200, 201]));
    }
    expect(statuses[0].slice(200)).toEqual([400, 404, 200]);
    expect(await differences()).toEqual([]);
  });
});

describe('a repeat', () => {
  it('is answered as before when the place has closed meanwhile, and refuses what is new', async () => {
    const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!;
    const place = (
      await officer.post('/places', { name: 'Quán Cũ', kind: 'shop', areaId: commune.id })
    ).json();
    const body = { ...scan('0912000999'), placeCode: place.code };
    expect((await t.anonymous.post('/presence', body)).statusCode).toBe(201);
    const closed = await officer.patch(`/places/${place.id}`, { version: 1, active: false });
    expect(closed.statusCode, closed.body).toBe(200);
    expect((await t.anonymous.post('/presence', body)).statusCode).toBe(200);
    const late = await t.anonymous.post('/presence', { ...body, id: uuid7() });
    expect([late.statusCode, late.json().code]).toEqual([422, 'presence.place-closed']);
  });
});

describe('retention', () => {
  it('drops whole days, leaves the counters, and the recount still agrees', async () => {
    t.clock.advance(31 * DAY_MS);
    const dropped = await dropOldPartitions(t.app.platform.db, t.clock.now(), 30);
    expect(dropped.length).toBeGreaterThan(0);
    const rows = await sql<{ n: number }>`select count(*)::int as n from presence`.execute(t.app.platform.db);
    expect(rows.rows[0]?.n).toBe(0);
    expect(await differences()).toEqual([]);
  });
});
